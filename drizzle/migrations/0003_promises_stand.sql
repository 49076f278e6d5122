-- What was promised stays as it was: snapshots, baselines and adoptions are never changed, and go only with their programme.
CREATE FUNCTION promise_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT 1 FROM programme WHERE id = OLD.programme_id) THEN
    RETURN OLD;
  END IF;
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER plan_snapshot_append_only BEFORE UPDATE OR DELETE ON plan_snapshot
  FOR EACH ROW EXECUTE FUNCTION promise_stands();
--> statement-breakpoint
CREATE TRIGGER plan_baseline_append_only BEFORE UPDATE OR DELETE ON plan_baseline
  FOR EACH ROW EXECUTE FUNCTION promise_stands();
--> statement-breakpoint
CREATE TRIGGER plan_adoption_append_only BEFORE UPDATE OR DELETE ON plan_adoption
  FOR EACH ROW EXECUTE FUNCTION promise_stands();
--> statement-breakpoint
-- History saved before these columns were there: which rows each change touched, and which moments it moved.
ALTER TABLE plan_history DISABLE TRIGGER plan_history_append_only;
--> statement-breakpoint
UPDATE plan_history h SET
  touched = ARRAY(SELECT r->>'id' FROM jsonb_array_elements(h.rows) r),
  moments = (SELECT jsonb_agg(jsonb_build_object('itemId', i.id, 'before', r->'before'->'start', 'after', r->'after'->'start',
      'promised', null, 'slipped', 0))
    FROM jsonb_array_elements(h.rows) r JOIN item i ON i.programme_id = h.programme_id AND i.id = r->>'id'
    WHERE r->>'collection' = 'items' AND i.kind IN ('milestone', 'gate') AND (r->'after' ? 'start' OR r->'before' ? 'start'));
--> statement-breakpoint
ALTER TABLE plan_history ENABLE TRIGGER plan_history_append_only;
