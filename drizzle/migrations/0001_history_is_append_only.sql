-- What was saved stays as it was: history rows are never changed or removed one by one.
CREATE FUNCTION plan_history_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'plan_history is append-only' USING ERRCODE = 'restrict_violation';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER plan_history_append_only BEFORE UPDATE OR DELETE ON plan_history
  FOR EACH ROW EXECUTE FUNCTION plan_history_stands();
