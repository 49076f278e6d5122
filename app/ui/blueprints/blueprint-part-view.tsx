// The part of a blueprint that was asked for.
import type { Outline, PartValue } from '~/models/planning/blueprint/outline';
import { ActivitiesPart } from './activities-part';
import { MeasuringPart } from './measuring-part';
import { OutlinePart } from './outline-part';
import { PeoplePart } from './people-part';
import { SourcesPart } from './sources-part';

type Props = { blueprintId: string; outline: Outline; value: PartValue };

export function BlueprintPartView({ blueprintId, outline, value }: Props) {
  switch (value.part) {
    case 'outline':
      return <OutlinePart blueprintId={blueprintId} outline={outline} value={value} />;
    case 'activities':
      return <ActivitiesPart blueprintId={blueprintId} value={value} />;
    case 'people':
      return <PeoplePart outline={outline} value={value} />;
    case 'measuring':
      return <MeasuringPart value={value} />;
    case 'sources':
      return <SourcesPart value={value} />;
  }
}
