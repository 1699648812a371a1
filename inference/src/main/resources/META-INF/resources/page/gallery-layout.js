const GAP = 10;
const NARROW = 480;
const SMALLEST_SIDE = { narrow: 100, wide: 132 };

/** How many faces a row of that width has, and how far apart they are, in pixels. */
export function galleryLayout(width) {
  const smallest = width < NARROW ? SMALLEST_SIDE.narrow : SMALLEST_SIDE.wide;
  const columns = Math.max(2, Math.floor((width + GAP) / (smallest + GAP)));
  return { columns, gap: GAP, pitch: (width + GAP) / columns };
}
