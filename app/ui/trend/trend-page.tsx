// The milestone trend: what moved in a sentence, the chart, per milestone its promises and slip, and every move with its reason.
import type { Day } from '~/models/planning/day';
import type { Report, TrendChoice, TrendLine, TrendMove } from '~/models/planning/milestone-trend';
import type { ItemKind, Label } from '~/models/planning/plan';
import { m } from '~/paraglide/messages.js';
import type { TrendChart as Chart } from '~/trend-chart.server';
import { EmptyState } from '../shared/empty-state';
import { Page } from '../shared/page';
import { dayText, words } from '../words';
import { TrendChart } from './trend-chart';
import { TrendChoices } from './trend-choices';
import { TrendLines } from './trend-lines';
import { TrendMoves } from './trend-moves';
import { TrendReports } from './trend-reports';

type Props = {
  id: string;
  goLive: Day;
  today: Day;
  show: TrendChoice | null;
  reports: readonly Report[];
  lines: readonly TrendLine[];
  choices: readonly { itemId: string; title: Label; kind: ItemKind }[];
  chart: Chart | null;
  moves: readonly TrendMove[];
};

/** `Van de 9 getoonde zijn er 7 gehaald en 3 verschoven.` and which of them moved most. */
function description(lines: readonly TrendLine[]): string {
  const counts = {
    total: lines.length,
    reached: lines.filter((line) => line.reached !== null).length,
    moved: lines.filter((line) => line.moves > 0).length,
  };
  const worst = lines.reduce<TrendLine | null>((most, line) => (line.slip > (most?.slip ?? 0) ? line : most), null);
  const said = m.gates_trend_summary(counts);
  if (!worst) return said;
  const from = { title: words(worst.title), first: dayText(worst.first), last: dayText(worst.last) };
  return `${said} ${m.gates_trend_worst({ ...from, count: worst.slip })}`;
}

export function TrendPage({ id, show, reports, lines, choices, chart, moves }: Props) {
  return (
    <Page title={m.gates_trend()} lead={m.gates_trend_lead()}>
      <TrendChoices {...{ id, show, choices }} shown={lines.map((line) => line.itemId)} />
      {lines.length === 0 ? <EmptyState>{m.gates_trend_none()}</EmptyState> : null}
      {chart ? (
        <TrendChart programmeId={id} chart={chart} title={m.gates_trend()} description={description(lines)} />
      ) : null}
      {lines.length > 0 ? (
        <>
          <TrendReports {...{ reports, lines }} />
          <TrendLines programmeId={id} lines={lines} />
          <TrendMoves programmeId={id} moves={moves} />
        </>
      ) : null}
    </Page>
  );
}
