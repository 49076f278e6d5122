// Mends what postgres.js 3.4.9 does after a connection was lost (porsager/postgres, issues 1154 and 1208). A transaction went on with
// its queries on that connection: written to nothing they ended the whole process, and once it was connected again they ran outside
// any transaction. What was waiting to be written was kept, and no later query of the connection was ever sent. The next query was
// given the error or the rows of the one before. What was asked of a connection between its error and its end was forgotten, and whoever
// had asked waited for ever; so did who was to be the first on a connection that is taken and closed again. The package has no release
// without this; when it has, this file goes.
// A server that is gone without a word is never noticed by a connection that waits for its answer: who asked for a statement_timeout
// has been told of it by then, and a second later the connection is given up, and with it those of its pool that are idle or wait as
// well: each of them would be waited for as long.

/** By file: what is wrong, and what it becomes. @type {Record<string, [string, string][]>} */
const mends = {
  'connection.js': [
    [
      `  let socket = null
`,
      `  const answerMs = options.connection.statement_timeout ? Number(options.connection.statement_timeout) + 1000 : 0
  const giveUp = () => socket && socket.destroy(Errors.connection('CONNECT_TIMEOUT', options, socket))
  const silent = () => options.shared.unheard.forEach(unheard => unheard())
  const unwatch = () => answerTimer = void clearTimeout(answerTimer)
  const watch = () => {
    if (answerMs === 0 || answerTimer) return
    askedAt = performance.now()
    // After a pause of the machine the time is over before the answer that is there has been read: that goes first.
    const asked = answerTimer = setTimeout(() => setImmediate(() => asked === answerTimer && silent()), answerMs)
  }
  const unheards = options.shared.unheard = options.shared.unheard || []
  queues.closed && unheards.push(() => !initial && (!answerTimer || performance.now() - askedAt > 1000) && giveUp())

  let socket = null
    , answerTimer
    , askedAt = 0
`,
    ],
    [
      `    const x = socket.write(chunk, fn)
`,
      `    watch()
    const x = socket.write(chunk, fn)
`,
    ],
    [
      `  function ReadyForQuery(x) {
`,
      `  function ReadyForQuery(x) {
    unwatch()
`,
    ],
    [
      `    if (query)
      return // Consider opening if able and sent.length < 50
`,
      `    if (query)
      return watch() // Consider opening if able and sent.length < 50
`,
    ],
    [
      `    if (terminated)
      return queryError(q, Errors.connection('CONNECTION_DESTROYED', options))
`,
      `    if (terminated)
      return queryError(q, Errors.connection('CONNECTION_DESTROYED', options))

    if (socket === null) {
      queryError(q, Errors.connection('CONNECTION_CLOSED', options))
      return true
    }

    if (socket.destroyed)
      return void sent.push(q) // told when the end of the socket is
`,
    ],
    [
      `    clearImmediate(nextWriteTimer)
    if (socket) {
`,
      `    clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = null
    if (socket) {
`,
    ],
    [
      `    clearImmediate(nextWriteTimer)
    socket.removeListener('data', data)
`,
      `    clearImmediate(nextWriteTimer)
    chunk = nextWriteTimer = errorResponse = results = null
    result = new Result()
    rows = 0
    unwatch()
    socket.removeListener('data', data)
`,
    ],
    [
      `    if (initial)
      return reconnect()

    !hadError && (query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))
    closedTime = performance.now()
    hadError && options.shared.retries++
`,
      `    if (initial && options.host.length > 1) {
      query = null
      return reconnect()
    }

    hadError = hadError || initial !== null
    ;(initial || query || sent.length) && error(Errors.connection('CONNECTION_CLOSED', options, socket))
    query = null
    closedTime = performance.now()
    hadError && options.shared.retries++
`,
    ],
    ['return fetchArrayTypes()\n', 'return fetchArrayTypes().catch(noop)\n'],
  ],
  'index.js': [
    [
      `      , connection
      , prepare = null
`,
      `      , connection
      , lost = null
      , prepare = null
`,
    ],
    [
      'new Promise((_, reject) => connection.onclose = reject)',
      `new Promise((_, reject) => connection.onclose = e => {
          reject(lost = e)
          while (queries.length)
            queries.shift().reject(e)
        })`,
    ],
    [
      `        q.catch(e => uncaughtError || (uncaughtError = e))
        c.queue === full
`,
      `        q.catch(e => uncaughtError || (uncaughtError = e))
        if (lost)
          return q.reject(lost)
        c.queue === full
`,
    ],
  ],
};

/**
 * The source of one of its files, mended; throws when it is not the source this was written for.
 * @param {string} file
 * @param {string} source
 */
export function mended(file, source) {
  return (mends[file] ?? []).reduce((text, [wrong, right]) => {
    if (text.split(wrong).length !== 2)
      throw new Error(
        'postgres.js is not as vite/mended-postgres.mjs knows it: see whether it still has to be mended.',
      );
    return text.replace(wrong, () => right);
  }, source);
}

/** @returns {import('vite').Plugin} */
export function mendedPostgres() {
  return {
    name: 'mended-postgres',
    enforce: 'pre',
    transform(code, id) {
      const file = /[\\/]node_modules[\\/]postgres[\\/]src[\\/]([\w-]+\.js)$/.exec(id)?.[1];
      return file && file in mends ? { code: mended(file, code), map: null } : null;
    },
  };
}
