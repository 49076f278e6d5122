// What is drawn as text: whatever a person typed stays text, in a tag and in an attribute.
import { describe, expect, test } from 'vitest';
import { day } from '~/models/planning/day';
import { readRoadmapState } from '~/models/planning/roadmap-search';
import { roadmapDrawing } from '~/ui/roadmap/roadmap-drawing.server';
import { escaped, markup } from '~/ui/shared/markup';
import { anItem, aPlan } from './factories';

describe('markup', () => {
  test.each([
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['" onfocus="alert(1)', '&quot; onfocus=&quot;alert(1)'],
    ["'>&amp;", '&#39;&gt;&amp;amp;'],
    ['Zaakgericht werken', 'Zaakgericht werken'],
    ['', ''],
  ])('%s', (typed, written) => {
    expect(escaped(typed)).toBe(written);
    expect(markup`<a title="${typed}">${typed}</a>`.text).toBe(`<a title="${written}">${written}</a>`);
  });

  test('what it made itself goes in as it is, null is nothing, a number is its digits', () => {
    const inner = [markup`<b>${'<'}</b>`, markup`<i>${1.5}</i>`];
    expect(markup`<p>${inner}${null}${inner[0]!}</p>`.text).toBe('<p><b>&lt;</b><i>1.5</i><b>&lt;</b></p>');
  });
});

describe('the lanes of a roadmap', () => {
  const title = { nl: '<img src=x onerror="alert(1)"> & \'meer\'', en: null };
  const plan = aPlan({ items: [anItem({ id: '"><script>', title })] });
  const state = readRoadmapState(new URLSearchParams('lanes=open'));
  const draw = (mayChange = true) =>
    roadmapDrawing({ plan, state, today: day('2026-03-02'), mayChange, baseline: null });

  test('hold no element and no attribute that a title or an id brought along', () => {
    const text = draw()
      .lanes.map(({ names, track }) => names + track)
      .join('');
    expect(text).toContain('&lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; &#39;meer&#39;');
    expect(text).not.toMatch(/<(img|script)/);
    expect(text.replace(/"[^"]*"/g, '""')).not.toContain('onerror="');
  });

  test('are drawn once for a plan and a view, and apart for who may change it', () => {
    expect(draw()).toBe(draw());
    expect(draw(false)).not.toBe(draw());
    expect(draw().lanes[0]!.track).toContain('data-from=');
    expect(draw(false).lanes[0]!.track).not.toContain('data-from=');
  });
});
