// Which release this is, as package.json says it.
import { readFileSync } from 'node:fs';

export function version(): string {
  return (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;
}
