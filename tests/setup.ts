// A test during which something was written to console.error or console.warn fails: warnings are defects waiting.
import { afterEach, beforeEach, expect, vi } from 'vitest';

beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  vi.spyOn(console, 'warn').mockImplementation(() => {});
});

afterEach(() => {
  // a test that expects a complaint checks it and then calls mockClear()
  const complaints = [...vi.mocked(console.error).mock.calls, ...vi.mocked(console.warn).mock.calls];
  expect(complaints.map((words) => words.map(String).join(' '))).toEqual([]);
});
