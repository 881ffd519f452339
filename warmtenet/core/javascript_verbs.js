// What the verbs of the model do, once each; capitals are constants that the printer writes above.

/** Array of what a function gives at 0, 1 ... count - 1. */
function each(count, f) {
  const values = [];
  for (let i = 0; i < count; i++) values.push(f(i));
  return values;
}

/** Value of last year, zero in the first. */
function before(row, y) {
  return y > 0 ? row[y - 1] : 0;
}

// Over the elements of a family, or the years where it is called with their number.

function sum(count, f) {
  let total = 0;
  for (let i = 0; i < count; i++) total += f(i);
  return total;
}

function largest(count, f) {
  let found = 0;
  for (let i = 0; i < count; i++) found = Math.max(found, f(i));
  return found;
}

function smallest(count, f) {
  let found = f(0);
  for (let i = 1; i < count; i++) found = Math.min(found, f(i));
  return found;
}

/** The running sum with this element, less the element itself, as NumPy does it. */
function sumBefore(element, f) {
  return sum(element + 1, f) - f(element);
}

/** Places of the elements that carry a word or a whole number. */
function placesOf(column) {
  const places = new Map();
  column.forEach((value, i) => {
    const key = typeof value === "number" ? Math.trunc(value) : value;
    if (places.has(key)) places.get(key).push(i);
    else places.set(key, [i]);
  });
  return places;
}

function sumAt(places, value, f) {
  let total = 0;
  for (const i of places.get(typeof value === "number" ? Math.trunc(value) : value) ?? []) total += f(i);
  return total;
}

/** Positions of names, counted from one; capitals do not count. */
function positionsOf(names) {
  return new Map(names.map((name, i) => [folded(name), i + 1]));
}

function positionOf(positions, name) {
  return positions.get(folded(name)) ?? 0;
}

function folded(name) {
  return String(name).toUpperCase().toLowerCase();
}

/** Value at a position counted from one; zero at position zero. */
function atPosition(position, f) {
  const i = Math.trunc(position);
  return i === 0 ? 0 : f(i - 1);
}

function lookup(keys, word, f) {
  const i = keys.indexOf(word);
  if (i < 0) throw new RangeError(`${word} is none of ${keys.join(", ")}`);
  return f(i);
}

function whichSmallest(keys, values) {
  const least = Math.min(...values);
  const place = values.findIndex((value) => value <= least);
  return keys[place < 0 ? keys.length - 1 : place];
}

// At one element and year.

/** NumPy's power: one stays one, whatever the exponent. */
function raised(base, exponent) {
  return base === 1 ? 1 : base ** exponent;
}

function annuity(rate, years) {
  return Math.abs(rate) < TOLERANCE ? 1 / years : rate / (1 - raised(1 + rate, -years));
}

function shareOf(x, total) {
  return total === 0 ? 0 : x / total;
}

function atLeast(x, y) {
  return x - y >= -TOLERANCE * (1 + Math.abs(y));
}

function wholeUnits(x) {
  return Math.ceil(x - UNIT_TOLERANCE);
}

function givenOr(x, other) {
  return Number.isNaN(x) ? other : x;
}

// Along a row of years.

function largestYear(row) {
  return Math.max(...row);
}

function smallestYear(row) {
  const some = row.filter(Number.isFinite);
  return some.length ? Math.min(...some) : NaN;
}

function meanYear(row) {
  const some = row.filter(Number.isFinite);
  return some.length ? sum(some.length, (i) => some[i]) / some.length : NaN;
}

function runningTotal(row) {
  let total = 0;
  return row.map((value) => (total += value));
}

function runningMax(row) {
  let found = -Infinity;
  return row.map((value) => (found = Math.max(found, value)));
}

function sumVintages(row, lifetime) {
  const total = runningTotal(row), age = Math.trunc(lifetime);
  return total.map((value, y) => (y >= age ? value - total[y - age] : value));
}

function repeatEvery(row, lifetime) {
  const again = row.slice(), age = Math.trunc(lifetime);
  for (let y = age; y < again.length; y++) again[y] += again[y - age];
  return again;
}

// Internal rates of return, on the grid and with the halvings of core/roots.py.

function presentValue(flows, logRate) {
  const discount = Math.exp(-logRate);
  let value = flows[flows.length - 1];
  for (let y = flows.length - 2; y >= 0; y--) value = value * discount + flows[y];
  return value;
}

function rateWithin(flows, low, high) {
  const sign = Math.sign(presentValue(flows, low));
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    if (Math.sign(presentValue(flows, middle)) === sign) low = middle;
    else high = middle;
  }
  return Math.expm1((low + high) / 2);
}

function linspace(low, high, count) {
  return each(count, (i) => (i === count - 1 ? high : low + (i * (high - low)) / (count - 1)));
}

const IRR_GRID = [
  ...linspace(Math.log1p(LOWEST_RATE), 0, SCAN_POINTS / 2).slice(0, -1),
  ...linspace(0, 1, SCAN_POINTS).map((part) => Math.log1p(part ** 2 * HIGHEST_RATE)),
];

/** Rate nearest to no interest at which flows are worth nothing; NaN without one. */
function irr(flows) {
  let low = NaN, high = NaN, distance = Infinity, left = presentValue(flows, IRR_GRID[0]);
  for (let i = 1; i < IRR_GRID.length; i++) {
    const right = presentValue(flows, IRR_GRID[i]);
    const away = Math.min(Math.abs(IRR_GRID[i - 1]), Math.abs(IRR_GRID[i]));
    if (left * right <= 0 && left !== right && away < distance) {
      low = IRR_GRID[i - 1];
      high = IRR_GRID[i];
      distance = away;
    }
    left = right;
  }
  return rateWithin(flows, low, high);
}

/** All rates at which flows are worth nothing. */
function irrRoots(flows) {
  const grid = linspace(Math.log1p(LOWEST_RATE), Math.log1p(HIGHEST_RATE), FINE_SCAN_POINTS);
  const values = grid.map((logRate) => presentValue(flows, logRate));
  const roots = [];
  for (let i = 0; i + 1 < grid.length; i++) {
    if (values[i] * values[i + 1] < 0 || values[i] === 0) roots.push(rateWithin(flows, grid[i], grid[i + 1]));
  }
  return roots;
}

/** Values read from JSON, where null stands for missing. */
function revive(value) {
  if (value === null) return NaN;
  if (Array.isArray(value)) return value.map(revive);
  if (typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, revive(one)]));
}

/** Names of quantities that are not finite though they may not be missing; a run by Python refuses those. */
function notFinite(values, inputs) {
  const doubtful = (name) => !(name in inputs || MAY_BE_MISSING.has(name) || isSound(values[name]));
  return Object.keys(values).filter(doubtful);
}

function isSound(value) {
  if (Array.isArray(value)) return value.every(isSound);
  return typeof value === "string" || Number.isFinite(value);
}
