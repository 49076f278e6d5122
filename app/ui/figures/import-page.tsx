// Importing figures in steps: choose, see what happens, take over. Complete without scripts.
import type { ImportAnswer } from '~/figure-import.server';
import { m } from '~/paraglide/messages.js';
import { Form, useNavigation } from '~/ui/shared/navigation';
import { paths } from '../paths';
import { Button, ButtonLink } from '../shared/button';
import { DownloadLink } from '../shared/download-link';
import { TextAreaField } from '../shared/field';
import { Notice } from '../shared/notice';
import { Page } from '../shared/page';
import { ImportPreviewView } from './import-preview';

type Props = { programmeId: string; answer: ImportAnswer | undefined };

export function ImportPage({ programmeId, answer }: Props) {
  const busy = useNavigation().state !== 'idle';
  const here = paths.figuresImport(programmeId);
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
      {busy ? <Notice live title={m.figures_import_busy()} /> : null}
      {preview ? <ImportPreviewView {...{ programmeId, preview }} /> : null}
      {preview && preview.counts.fault === 0 ? (
        <p>
          <ButtonLink to={here} look="subtle" reload>
            {m.figures_import_again()}
          </ButtonLink>
        </p>
      ) : (
        <Form method="post" action={here} encType="multipart/form-data" className="form form-wide no-print">
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
