// What is held on a person as a file.
import { found } from './http.server';
import { heldOn } from './models/person-data.server';
import type { Actor } from './models/planning/permission';

export async function personFile(actor: Actor, personId: string): Promise<Response> {
  const held = found(await heldOn(actor, personId));
  return new Response(`${JSON.stringify(held, null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': 'attachment; filename="persoonsgegevens.json"',
      'Cache-Control': 'no-store',
    },
  });
}
