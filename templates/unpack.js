"use strict";
/* Packed parts of the page: base 85, and LZMA (Igor Pavlov, public domain; lc 3, lp 0, pb 0) with its length before it. */
(() => {
  const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%,()*+-;.=:?@^_`{|}~";
  const STATES = 12, HALF = 1024, TOP = 2 ** 24, NO_DISTANCE = 2 ** 32 - 1;
  const SLOTS_EXACT = 4, SLOTS_MODELLED = 14, ALIGN_BITS = 4;

  /* Five digits of base 85 are four bytes. */
  const bytesOf = (text) => {
    const value = new Uint8Array(128);
    for (let i = 0; i < DIGITS.length; i++) value[DIGITS.charCodeAt(i)] = i;
    const count = Math.ceil(text.length / 5), digits = text.padEnd(5 * count, "~");
    const words = new DataView(new ArrayBuffer(4 * count));
    for (let i = 0, at = 0; i < count; i++) {
      let word = 0;
      for (let k = 0; k < 5; k++, at++) word = word * 85 + value[digits.charCodeAt(at)];
      words.setUint32(4 * i, word);
    }
    return new Uint8Array(words.buffer, 0, 4 * count - (digits.length - text.length));
  };

  /* Reads bits, each with a probability that learns. */
  const coder = (input, start) => {
    let at = start + 5, range = NO_DISTANCE, code = new DataView(input.buffer, input.byteOffset + start + 1).getUint32(0);
    const more = () => {
      if (range >= TOP) return;
      range = (range << 8) >>> 0;
      code = ((code << 8) | input[at++]) >>> 0;
    };
    const bit = (chances, i) => {
      const chance = chances[i], bound = (range >>> 11) * chance, isOne = code >= bound;
      if (isOne) {
        range -= bound;
        code -= bound;
        chances[i] = chance - (chance >>> 5);
      } else {
        range = bound;
        chances[i] = chance + ((2048 - chance) >>> 5);
      }
      more();
      return isOne ? 1 : 0;
    };
    const plain = (count) => {
      let value = 0;
      for (let i = 0; i < count; i++) {
        range >>>= 1;
        const isOne = code >= range;
        if (isOne) code -= range;
        value = value * 2 + (isOne ? 1 : 0);
        more();
      }
      return value;
    };
    const tree = (chances, base, bits) => {
      let node = 1;
      for (let i = 0; i < bits; i++) node = (node << 1) | bit(chances, base + node);
      return node - (1 << bits);
    };
    const reversed = (chances, base, bits) => {
      let node = 1, value = 0;
      for (let i = 0; i < bits; i++) {
        const one = bit(chances, base + node);
        node = (node << 1) | one;
        value += one * 2 ** i;
      }
      return value;
    };
    return { bit, plain, tree, reversed };
  };

  const chances = (count) => new Uint16Array(count).fill(HALF);

  const lengths = ({ bit, tree }) => {
    const choice = chances(2), low = chances(8), middle = chances(8), high = chances(256);
    return () => {
      if (!bit(choice, 0)) return tree(low, 0, 3);
      return bit(choice, 1) ? 16 + tree(high, 0, 8) : 8 + tree(middle, 0, 3);
    };
  };

  const distances = ({ plain, tree, reversed }) => {
    const slots = chances(4 * 64), special = chances(115), align = chances(16);
    return (length) => {
      const slot = tree(slots, Math.min(length, 3) * 64, 6);
      if (slot < SLOTS_EXACT) return slot;
      const bits = (slot >> 1) - 1, start = (2 | (slot & 1)) * 2 ** bits;
      if (slot < SLOTS_MODELLED) return start + reversed(special, start - slot, bits);
      return start + plain(bits - ALIGN_BITS) * 16 + reversed(align, 0, ALIGN_BITS);
    };
  };

  const literal = ({ bit }, models, before, match) => {
    const base = 0x300 * (before >>> 5);
    let symbol = 1, other = match;
    while (symbol < 0x100 && other >= 0) {
      const expected = (other >>> 7) & 1, one = bit(models, base + ((1 + expected) << 8) + symbol);
      other = one === expected ? (other << 1) & 0xff : -1;
      symbol = (symbol << 1) | one;
    }
    while (symbol < 0x100) symbol = (symbol << 1) | bit(models, base + symbol);
    return symbol & 0xff;
  };

  const inflated = (input) => {
    const out = new Uint8Array(new DataView(input.buffer, input.byteOffset).getUint32(0));
    const read = coder(input, 4), { bit } = read, distance = distances(read);
    const [newLength, oldLength] = [lengths(read), lengths(read)];
    const [isMatch, isOld, isOld0, isOld1, isOld2, isLong] = Array.from({ length: 6 }, () => chances(STATES));
    const models = chances(0x300 * 8);
    let state = 0, done = 0, recent = [0, 0, 0, 0];
    const copy = (count) => { for (let i = 0; i < count && done < out.length; i++, done++) out[done] = out[done - recent[0] - 1]; };
    const older = () => (!bit(isOld1, state) ? 1 : !bit(isOld2, state) ? 2 : 3);

    while (done < out.length) {
      if (!bit(isMatch, state)) {
        out[done] = literal(read, models, done ? out[done - 1] : 0, state < 7 ? -1 : out[done - recent[0] - 1]);
        done++;
        state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      } else if (!bit(isOld, state)) {
        const length = newLength();
        recent = [distance(length), recent[0], recent[1], recent[2]];
        state = state < 7 ? 7 : 10;
        if (recent[0] === NO_DISTANCE) break;
        copy(length + 2);
      } else {
        const which = bit(isOld0, state) ? older() : 0;
        if (!which && !bit(isLong, state)) {
          state = state < 7 ? 9 : 11;
          copy(1);
          continue;
        }
        recent = [recent[which], ...recent.filter((_, i) => i !== which)];
        const length = oldLength();
        state = state < 7 ? 8 : 11;
        copy(length + 2);
      }
    }
    return out;
  };

  window.warmtenet = { unpacked: async (text) => new TextDecoder().decode(inflated(bytesOf(text.trim()))) };
})();
