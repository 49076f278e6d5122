-- A delivery of figures and what it corrected stay as they were told; they go only with their programme.
CREATE TRIGGER figure_batch_append_only BEFORE UPDATE OR DELETE ON figure_batch
  FOR EACH ROW EXECUTE FUNCTION promise_stands();
--> statement-breakpoint
CREATE TRIGGER figure_correction_append_only BEFORE UPDATE OR DELETE ON figure_correction
  FOR EACH ROW EXECUTE FUNCTION promise_stands();
--> statement-breakpoint
-- Metrics that were there before: how their figures are made, as the blueprint says it.
UPDATE metric SET kind = d.kind, factor = d.factor, subject = d.subject, frequency = d.frequency, decimals = d.decimals,
  margin = d.margin, target = d.target, lowest = d.lowest, highest = d.highest, unit = d.unit, unit_en = d.unit_en
FROM (VALUES
  ('M01', 'share', 100, 'cases', 'month', 0, 5, 70, NULL, NULL, '%', '%'),
  ('M02', 'share', 100, 'cases', 'month', 0, 5, 90, NULL, NULL, '%', '%'),
  ('M03', 'share', 100, 'cases', 'month', 0, 5, 15, NULL, NULL, '%', '%'),
  ('M04', 'share', 100, 'cases', 'month', 0, 5, 90, NULL, NULL, '%', '%'),
  ('M05', 'median', 100, 'cases', 'month', 0, 5, 80, 0, NULL, 'index (norm=100)', 'index (norm=100)'),
  ('M06', 'share', 100, 'people', 'week', 0, 5, 88, NULL, NULL, '%', '%'),
  ('M07', 'share', 100, 'people', 'month', 0, 5, 95, NULL, NULL, '%', '%'),
  ('M08', 'share', 100, 'cases', 'month', 0, 5, 65, NULL, NULL, '%', '%'),
  ('M09', 'share', 100, 'cases', 'month', 0, 10, 80, NULL, NULL, '%', '%'),
  ('M10', 'share', 100, 'cases', 'month', 0, 5, 90, NULL, NULL, '%', '%'),
  ('M11', 'share', 100, 'cases', 'month', 0, 5, 92, NULL, NULL, '%', '%'),
  ('M12', 'share', 100, 'cases', 'quarter', 0, 5, 80, NULL, NULL, '%', '%'),
  ('M13', 'mean', 100, 'answers', 'quarter', 1, 0.3, 3.8, 1, 5, '1–5', '1–5'),
  ('M14', 'mean', 100, 'answers', 'quarter', 1, 0.3, 3.5, 1, 5, '1–5', '1–5'),
  ('M15', 'rate', 100, 'people', 'week', 1, 2, 4, NULL, NULL, 'aantal', 'number'),
  ('M16', 'rate', 1, 'cases', 'week', 1, 1, 2, NULL, NULL, 'werkdagen', 'working days'),
  ('M17', 'mean', 100, 'answers', 'month', 1, 0.3, 3.2, 1, 5, '1–5', '1–5'),
  ('M18', 'share', 100, 'cases', 'month', 0, 5, 80, NULL, NULL, '%', '%'),
  ('M19', 'rate', 100, 'people', 'month', 1, 1, 5, NULL, NULL, 'key-users per 100 gebruikers', 'key users per 100 users'),
  ('M20', 'share', 100, 'cases', 'week', 0, 3, 6, NULL, NULL, '%', '%')
) AS d(key, kind, factor, subject, frequency, decimals, margin, target, lowest, highest, unit, unit_en)
WHERE metric.key = d.key;
