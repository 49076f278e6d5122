// A blueprint as a file to download: YAML under a comment that says what it is and how to use it.
import { fileName, writeBlueprint } from './models/blueprint-file.server';
import type { BlueprintDocument } from './models/planning/blueprint/document';
import { m } from './paraglide/messages.js';

export function blueprintFile(document: BlueprintDocument, comment: string, name: string): Response {
  return new Response(writeBlueprint(document, [comment, m.blueprint_file_use()]), {
    headers: {
      'Content-Type': 'text/yaml; charset=utf-8',
      'Content-Disposition': `attachment; filename="${fileName(name)}.blueprint.yaml"`,
    },
  });
}
