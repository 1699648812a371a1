/** Seeds are 64-bit and signed, so they are BigInt: a Number would lose the last digits. */

const SMALLEST = -(2n ** 63n);
const LARGEST = 2n ** 63n - 1n;

/** The seed that a text means; null if it means none. */
export function parseSeed(text) {
  const clean = (text ?? "").trim().replace("−", "-");
  if (!/^-?\d{1,19}$/.test(clean)) {
    return null;
  }
  const seed = BigInt(clean);
  return seed >= SMALLEST && seed <= LARGEST ? seed : null;
}

/** The largest seed is followed by the smallest. */
export const wrapped = (seed) => BigInt.asIntN(64, seed);

/** Six digits: enough to wander, few enough to remember. */
export const randomSeed = () => BigInt(crypto.getRandomValues(new Uint32Array(1))[0] % 1_000_000);
