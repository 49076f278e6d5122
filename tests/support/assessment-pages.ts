// The pages of the assessment in the demo: a closed round, an open one, and where one of its people answers.
import type { Page } from 'playwright-core';

type Places = Record<string, string>;

export async function assessmentPlaces(page: Page, origin: string, programme: string): Promise<Places> {
  const named = async (name: RegExp, pattern: RegExp) => {
    const links = page.getByRole('row').filter({ hasText: name }).getByRole('link');
    const all = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
    return all.find((href) => pattern.test(href))!;
  };
  await page.goto(`${origin}${programme}/assessment`);
  const assessment = await named(/Toets najaar/, /assessment/);
  const openAssessment = await named(/besluit over DIV/, /assessment/);
  await page.goto(origin + openAssessment);
  const prefill = await named(/P1/, /prefill/);
  await page.goto(origin + assessment);
  const recommendation = await named(/kadernota/, /recommendations/);
  await page.goto(`${origin}${openAssessment}/links`);
  await page.fill('[name=count-programme]', '1');
  await page.locator('main form[method=post] button').first().click();
  const address = await page.locator('input[readonly]').first().inputValue();
  return { assessment, openAssessment, prefill, recommendation, assessing: new URL(address).pathname };
}
