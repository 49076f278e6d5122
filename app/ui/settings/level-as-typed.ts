// A level as somebody would type it: with as many decimals as it has, at most three.
import { number } from '../words';

const decimalsOf = (value: number) => [0, 1, 2].find((count) => Number(value.toFixed(count)) === value) ?? 3;

export const levelAsTyped = (value: number) => number(value, decimalsOf(value));
