// Importing figures in steps: choose, see what happens, take over. Complete without scripts.
import { useState } from 'react';
import type { ImportAnswer } from '~/figure-import.server';
import { m } from '~/paraglide/messages.js';
import { Form } from '~/ui/shared/navigation';
import { paths } from '../paths';
import { Button, ButtonLink } from '../shared/button';
import { DownloadLink } from '../shared/download-link';
import { TextAreaField } from '../shared/field';
import { Notice } from '../shared/notice';
import { Page } from '../shared/page';
import { ImportBusy } from './import-busy';
import { ImportPreviewView } from './import-preview';

type Props = { programmeId: string; delivery: string; answer: ImportAnswer | undefined };

/** What the server would not read; said before it is sent, so that nothing typed is lost. A little is left for the rest of the form. */
const mostBytes = 5 * 1024 * 1024 - 10_000;

function isTooLarge(form: FormData): boolean {
  const sizes = [...form.values()].map((value) => (typeof value === 'string' ? new Blob([value]).size : value.size));
  return sizes.reduce((sum, size) => sum + size, 0) > mostBytes;
}

export function ImportPage({ programmeId, delivery, answer }: Props) {
  const [tooLarge, setTooLarge] = useState(false);
  const sentTo = paths.figuresImport(programmeId, { delivery });
  const preview = answer?.preview;
  return (
    <Page
      title={m.figures_import()}
      lead={m.figures_import_lead()}
      crumbs={[{ to: paths.figures(programmeId), label: m.figures_title() }]}
      actions={<DownloadLink to={paths.figuresTemplate(programmeId)}>{m.figures_template()}</DownloadLink>}
    >
      {answer?.refusal ? (
        <Notice tone="bad" live title={answer.refusal.title}>
          <p>{answer.refusal.text}</p>
        </Notice>
      ) : null}
      <ImportBusy
        {...{ programmeId, delivery }}
        writing={preview?.mayAccept ? preview.counts.new + preview.counts.changed : null}
      />
      {tooLarge ? <Notice tone="bad" live title={m.figures_table_too_large()} /> : null}
      {preview ? <ImportPreviewView {...{ sentTo, preview }} /> : null}
      {preview && preview.counts.fault === 0 ? (
        <p>
          <ButtonLink to={paths.figuresImport(programmeId)} look="subtle" reload>
            {m.figures_import_again()}
          </ButtonLink>
        </p>
      ) : (
        <Form
          method="post"
          action={sentTo}
          encType="multipart/form-data"
          className="form form-wide no-print"
          onSubmit={(event) => {
            const large = isTooLarge(new FormData(event.currentTarget));
            if (large) event.preventDefault();
            setTooLarge(large);
          }}
        >
          <p className="measure">{m.figures_import_columns()}</p>
          <div className="field">
            <label htmlFor="field-file">{m.figures_import_file()}</label>
            <p className="hint" id="field-file-hint">
              {m.figures_import_file_hint()}
            </p>
            <input
              id="field-file"
              type="file"
              name="file"
              accept=".csv,.tsv,.txt,.xlsx,text/csv,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
              aria-describedby="field-file-hint"
            />
          </div>
          <TextAreaField
            key={answer?.text.length ?? 0}
            name="text"
            label={m.figures_import_text()}
            state={undefined}
            start={answer?.text}
            rows={8}
          />
          <div className="buttons">
            <Button look="primary">{m.figures_import_look()}</Button>
            <ButtonLink to={paths.figures(programmeId)} look="subtle">
              {m.cancel()}
            </ButtonLink>
          </div>
        </Form>
      )}
    </Page>
  );
}
