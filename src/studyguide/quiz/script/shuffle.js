// Shuffles from a seed to the same order as shuffling.py: mulberry32 draws, Fisher and Yates exchange from the end.
/** @template T @param {T[]} list @param {number} seed @returns {T[]} */
function shuffled(list, seed) {
  const result = [...list];
  for (let last = result.length - 1; last > 0; last--) {
    seed = (seed + 0x6d2b79f5) | 0;
    let bits = Math.imul(seed ^ (seed >>> 15), seed | 1);
    bits ^= bits + Math.imul(bits ^ (bits >>> 7), bits | 61);
    const place = Math.floor((((bits ^ (bits >>> 14)) >>> 0) * (last + 1)) / 2 ** 32);
    [result[last], result[place]] = [result[place], result[last]];
  }
  return result;
}
