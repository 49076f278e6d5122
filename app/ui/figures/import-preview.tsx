// What a delivery would do: totals, the button that takes it over, and the lines as the server drew them.
import type { ReactNode } from 'react';
import type { ImportPreview } from '~/figure-import.server';
import { m } from '~/paraglide/messages.js';
import { Form } from '~/ui/shared/navigation';
import { Button } from '../shared/button';
import { useDrawn } from '../shared/drawn-part';
import { Notice } from '../shared/notice';
import { number } from '../words';

type Props = { sentTo: string; preview: ImportPreview };

function Total({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="figures-total">
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Verdict({ preview: { counts, mayAccept, overtaken } }: Pick<Props, 'preview'>) {
  return (
    <>
      {overtaken ? (
        <Notice tone="warn" live title={m.figures_import_overtaken_title()}>
          <p>{m.figures_import_overtaken_text()}</p>
        </Notice>
      ) : null}
      {counts.fault > 0 ? (
        <Notice tone="bad" live title={m.figures_import_fault_title()}>
          <p>{m.figures_import_fault_text()}</p>
        </Notice>
      ) : mayAccept ? (
        <Notice tone="good" live title={m.figures_import_ready_title()}>
          <p>{m.figures_import_ready_text()}</p>
        </Notice>
      ) : (
        <Notice live title={m.figures_import_nothing_title()}>
          <p>{m.figures_same_text()}</p>
        </Notice>
      )}
    </>
  );
}

export function ImportPreviewView({ sentTo, preview }: Props) {
  const { counts, ignored, blank, mayAccept } = preview;
  const lines = useDrawn('figures-lines', preview.lines);
  const carried = useDrawn('figures-carried', preview.carried);
  return (
    <section className="stack" aria-labelledby="figures-happens">
      <h2 id="figures-happens">{m.figures_import_lines()}</h2>
      <dl className="figures-totals" aria-label={m.figures_import_totals()}>
        <Total label={m.figures_outcome_fault()}>{number(counts.fault)}</Total>
        <Total label={m.figures_outcome_changed()}>{number(counts.changed)}</Total>
        {counts.known > 0 ? <Total label={m.figures_outcome_known()}>{number(counts.known)}</Total> : null}
        <Total label={m.figures_outcome_new()}>{number(counts.new)}</Total>
        <Total label={m.figures_outcome_unchanged()}>{number(counts.unchanged)}</Total>
      </dl>
      <Verdict preview={preview} />
      {ignored ? <p className="muted">{m.figures_import_ignored({ names: ignored })}</p> : null}
      {blank > 0 ? <p className="muted">{m.figures_import_blank({ count: blank })}</p> : null}
      {mayAccept ? (
        <Form method="post" action={sentTo} encType="multipart/form-data" className="buttons no-print">
          <div id="figures-carried" hidden dangerouslySetInnerHTML={carried} />
          <Button look="primary">{m.figures_import_accept()}</Button>
        </Form>
      ) : null}
      <div id="figures-lines" className="stack" dangerouslySetInnerHTML={lines} />
    </section>
  );
}
