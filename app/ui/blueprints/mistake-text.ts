// What is wrong in a blueprint file, as a sentence that says what to mend.
import type { BlueprintMistake } from '~/models/blueprint-file.server';
import { m } from '~/paraglide/messages.js';

const types = new Map<string, () => string>([
  ['string', m.blueprint_type_text],
  ['number', m.blueprint_type_number],
  ['int', m.blueprint_type_whole],
  ['boolean', m.blueprint_type_boolean],
  ['array', m.blueprint_type_list],
  ['object', m.blueprint_type_fields],
  ['record', m.blueprint_type_fields],
]);

export function mistakeText({ reason, detail }: Pick<BlueprintMistake, 'reason' | 'detail'>): string {
  switch (reason) {
    case 'nothing_given':
      return m.blueprint_wrong_nothing();
    case 'empty':
      return m.blueprint_wrong_empty();
    case 'too_large':
      return m.blueprint_wrong_too_large();
    case 'too_deep':
      return m.blueprint_wrong_too_deep();
    case 'not_utf8':
      return m.blueprint_wrong_not_utf8();
    case 'aliases':
      return m.blueprint_wrong_aliases();
    case 'not_yaml':
      return m.blueprint_wrong_not_yaml({ detail });
    case 'duplicate_field':
      return m.blueprint_wrong_duplicate_field();
    case 'missing':
      return m.blueprint_wrong_missing({ field: detail });
    case 'unrecognized_keys':
      return m.blueprint_wrong_unrecognized({ field: detail });
    case 'invalid_type':
      return m.blueprint_wrong_type({ type: types.get(detail)?.() ?? detail });
    case 'invalid_value':
      return m.blueprint_wrong_value({ values: detail });
    case 'invalid_format':
    case 'invalid_key':
      return m.blueprint_wrong_key();
    case 'not_a_day':
      return m.reason_not_a_day();
    case 'too_big':
      return m.blueprint_wrong_too_big({ most: detail });
    case 'too_small':
      return m.blueprint_wrong_too_small({ least: detail });
    case 'bad_character':
      return m.blueprint_wrong_character();
    case 'unknown_key':
      return m.blueprint_wrong_unknown({ key: detail });
    case 'duplicate_key':
      return m.blueprint_wrong_duplicate({ key: detail });
    case 'finish_before_start':
      return m.blueprint_wrong_order({ key: detail });
    case 'gate_waits':
      return m.blueprint_wrong_gate_waits({ key: detail });
    case 'cycle':
      return m.blueprint_wrong_cycle({ path: detail });
    default:
      return m.blueprint_wrong_other({ detail });
  }
}
