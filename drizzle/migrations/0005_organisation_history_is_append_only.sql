-- What was changed in departments, teams and calendar stays as it was told: rows are never changed or removed one by one.
CREATE FUNCTION organisation_history_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'organisation_history is append-only' USING ERRCODE = 'restrict_violation';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER organisation_history_append_only BEFORE UPDATE OR DELETE ON organisation_history
  FOR EACH ROW EXECUTE FUNCTION organisation_history_stands();
