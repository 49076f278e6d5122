// The pages of surveys in the demo: an open one, one of which some hides, one with barriers, and where people answer.
import type { Page } from 'playwright-core';

type Places = Record<string, string>;

export async function surveyPlaces(page: Page, origin: string, programme: string): Promise<Places> {
  await page.goto(`${origin}${programme}/surveys`);
  const named = async (name: RegExp) =>
    (await page.getByRole('row').filter({ hasText: name }).getByRole('link').first().getAttribute('href'))!;
  const survey = await named(/Werkdruk in het najaar/);
  const [closedSurvey, adkar] = [await named(/drie maanden na livegang/), await named(/^ADKAR/)];
  await page.goto(origin + survey);
  const address = await page.locator('input[readonly]').first().inputValue();
  return { survey, closedSurvey, adkar, answering: new URL(address).pathname };
}
