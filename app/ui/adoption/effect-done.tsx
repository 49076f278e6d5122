// What an item did to a figure in one line: the verdict with its sign, and the sentence with its range.

export type EffectDone = { sentence: string; verdict: string; sign: string; look: string };

export function EffectLine({ sentence, verdict, sign, look }: EffectDone) {
  return (
    <>
      <span className={look}>
        <span aria-hidden="true">{sign}</span>
        {verdict}
      </span>{' '}
      {sentence}
    </>
  );
}
