// Loaded before a server on the embedded database, to break it: it hears of each commit that it is done a while before it is.
import { MessagePort } from 'node:worker_threads';

const laterMs = 200;
const { postMessage } = MessagePort.prototype;
/** What is waiting to be sent, by port: nothing overtakes a commit that is late. */
const held = new WeakMap();

MessagePort.prototype.postMessage = function (message, ...rest) {
  const isCommit = message?.scope === 'end' && message.sql === 'COMMIT';
  const before = held.get(this);
  if (!isCommit && !before) return postMessage.call(this, message, ...rest);
  const send = () => postMessage.call(this, message, ...rest);
  const after = (before ?? Promise.resolve()).then(async () => {
    if (isCommit) await new Promise((resolve) => setTimeout(resolve, laterMs));
    send();
  });
  held.set(this, after);
  void after.then(() => held.get(this) === after && held.delete(this));
  if (isCommit) {
    const results = [{ command: 'COMMIT', affectedRows: 0, rows: 0, data: new Uint8Array(0), fields: [], slot: 0 }];
    // the sender begins to wait for the answer after it has sent
    process.nextTick(() => this.emit('message', { kind: 'result', seq: message.seq, results }));
  }
};
