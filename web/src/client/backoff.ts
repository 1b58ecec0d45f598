// One second at first, so that a short break is hardly seen; ten at most, so that nobody waits long for a service that is back.
const FIRST_MS = 1_000;
const LONGEST_MS = 10_000;
const GROWTH = 1.3;

/**
 * How long to wait before the next attempt, in milliseconds.
 *
 * `failures` counts the attempts that failed in a row, from 0. `random` in [0, 1) spreads clients out by a
 * quarter to either side, so that they do not all come back at once.
 */
export function backoff(failures: number, random: number): number {
  const delay = Math.min(LONGEST_MS, FIRST_MS * GROWTH ** failures);
  return Math.round(delay * (0.75 + random / 2));
}
