// Loaded before a server, to break it: it never looks whether it still hears what the database tells.
const lookMs = 2_000;
const { setInterval: every } = globalThis;
globalThis.setInterval = Object.assign((run, ms, ...rest) => every(ms === lookMs ? () => {} : run, ms, ...rest), every);
