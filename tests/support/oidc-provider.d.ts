// The little of oidc-provider that tests use; it comes without types of its own.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  type Account = { accountId: string; claims(): Record<string, unknown> };
  type Grant = { addOIDCScope(scope: string): void; save(): Promise<string> };
  type Context = { oidc: { session: { accountId: string }; client: { clientId: string } } };

  export default class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>);
    callback(): (req: IncomingMessage, res: ServerResponse) => void;
    interactionFinished(req: IncomingMessage, res: ServerResponse, result: object): Promise<void>;
    Grant: new (of: { accountId: string; clientId: string }) => Grant;
  }
  export type { Account, Context };
}
