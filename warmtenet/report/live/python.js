"use strict";
/* What Python does and JavaScript does not: the ground on which translated report code stands. */
const py = (() => {
  const NBSP_LIKE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Zs}]/u;

  /* An array of numbers, words or rows that calculates element by element. */
  class Nd extends Array {
    static get [Symbol.species]() { return Nd; }
    static of_(values) { const n = values.length, made = new Nd(n); for (let i = 0; i < n; i++) made[i] = values[i]; return made; }
    get size() { return this.length && this[0] instanceof Nd ? this.length * this[0].length : this.length; }
    get shape() { return this.length && this[0] instanceof Nd ? [this.length, this[0].length] : [this.length]; }
    get ndim() { return this.shape.length; }
    get dtype() { return { kind: { string: "U", boolean: "b" }[typeof this.ravel()[0]] ?? "f" }; }
    get T() { return this.ndim === 1 ? this : Nd.of_(this[0].map((_, j) => Nd.of_(this.map((row) => row[j])))); }
    ravel() { return this.ndim === 1 ? this : Nd.of_(this.reduce((all, row) => all.concat(row), [])); }
    flat_() { return this.ndim === 1 ? this : this.ravel(); }
    sum() { let s = 0; for (const v of this.flat_()) s += Number(v); return s; }
    any() { return this.flat_().some((v) => truth(v)); }
    all() { return this.flat_().every((v) => truth(v)); }
    max(initial = -Infinity) { let m = initial; for (const v of this.flat_()) if (v > m || v !== v) m = v; return m; }
    min(initial = Infinity) { let m = initial; for (const v of this.flat_()) if (v < m || v !== v) m = v; return m; }
    mean() { return this.sum() / this.size; }
    tolist() { return Array.from(this, (v) => (v instanceof Nd ? v.tolist() : v)); }
    item() { return this.ravel()[0]; }
    copy() { return Nd.of_(this.map((v) => (v instanceof Nd ? v.copy() : v))); }
    astype() { return this; }
    reshape(...shape) {
      const all = this.ravel(), [rows, columns] = shape.flat();
      if (columns === undefined) return all;
      const wide = columns < 0 ? all.length / rows : columns;
      const high = rows < 0 ? all.length / columns : rows;
      return Nd.of_(Array.from({ length: high }, (_, i) => Nd.of_(all.slice(i * wide, (i + 1) * wide))));
    }
  }
  Nd.prototype.max.$p = Nd.prototype.min.$p = ["initial"];

  const key = (value) => {
    if (value === null || value === undefined) return null;
    if (typeof value === "boolean") return Number(value);
    if (typeof value !== "object" && typeof value !== "function") return value;
    if (Array.isArray(value)) return "\u0001" + value.map(keyText).join("\u0002") + "\u0003";
    if (value.$day !== undefined) return `\u0006${value.$day}`;
    if (value.$class) return "\u0004" + value.$class.$names.map((n) => keyText(value[n])).join("\u0002") + "\u0005";
    return value;
  };
  const keyText = (value) => { const k = key(value); return `${typeof k}${String(k)}`; };

  class Dict {
    constructor(entries = []) { this.map = new Map(); for (const [k, v] of entries) this.map.set(key(k), [k, v]); }
    static from(object) { return new Dict(Object.entries(object)); }
    put(k, v) { const at = key(k), old = this.map.get(at); this.map.set(at, [old ? old[0] : k, v]); }
    has(k) { return this.map.has(key(k)); }
    find(k) { return this.map.get(key(k))?.[1]; }
    get(k, other = null) { const found = this.map.get(key(k)); return found ? found[1] : other; }
    keys() { return Array.from(this.map.values(), (e) => e[0]); }
    values() { return Array.from(this.map.values(), (e) => e[1]); }
    items() { return Array.from(this.map.values(), (e) => [e[0], e[1]]); }
    setdefault(k, v = null) { if (!this.has(k)) this.put(k, v); return this.find(k); }
    pop(k, other) {
      if (!this.has(k)) { if (other === undefined) throw error(KeyError(k)); return other; }
      const found = this.find(k); this.map.delete(key(k)); return found;
    }
    update(other) { for (const [k, v] of items(other)) this.put(k, v); }
    copy() { return new Dict(this.items()); }
    get length() { return this.map.size; }
    [Symbol.iterator]() { return this.keys()[Symbol.iterator](); }
  }

  class PySet {
    constructor(values = []) { this.map = new Map(); for (const v of iter(values)) this.add(v); }
    add(v) { this.map.set(key(v), v); }
    has(v) { return this.map.has(key(v)); }
    discard(v) { this.map.delete(key(v)); }
    remove(v) { this.map.delete(key(v)); }
    update(other) { for (const v of iter(other)) this.add(v); }
    pop() {
      if (!this.map.size) throw error(KeyError("pop from an empty set"));
      const [at, value] = this.map.entries().next().value;
      this.map.delete(at);
      return value;
    }
    copy() { return new PySet(this.map.values()); }
    intersection(other) { return bitand(this, new PySet(other)); }
    difference(other) { return sub(this, new PySet(other)); }
    issuperset(other) { return [...iter(other)].every((v) => this.has(v)); }
    isdisjoint(other) { return ![...iter(other)].some((v) => this.has(v)); }
    union(...others) { return new PySet([...this.map.values(), ...others.flatMap((o) => [...iter(o)])]); }
    issubset(other) { return [...this.map.values()].every((v) => contains(other, v)); }
    get length() { return this.map.size; }
    [Symbol.iterator]() { return this.map.values(); }
  }

  class Slice { constructor(low, high, step) { Object.assign(this, { low, high, step }); } }

  const iter = (x) => {
    if (Array.isArray(x) || typeof x === "string") return x;
    if (x instanceof Dict) return x.keys();
    if (x instanceof PySet) return x.map.values();
    if (x && typeof x.__iter__ === "function") return x.__iter__();
    if (x && x.$class && x.$class.$names) return x.$class.$names.map((n) => x[n]);
    return x;
  };
  const list = (x = []) => Array.from(iter(x));
  const items = (x) => (x instanceof Dict ? x.items() : Array.isArray(x) ? x : Object.entries(x));
  const object = (x) => Object.fromEntries(items(x));

  const truth = (x) => {
    if (x === null || x === undefined || x === false || x === 0 || x === "") return false;
    if (typeof x === "number") return true;
    if (x instanceof Nd) {
      if (x.size > 1) throw error(ValueError("the truth of several values is not one truth"));
      return x.length === 1 && truth(x.item());
    }
    if (Array.isArray(x) || x instanceof Dict || x instanceof PySet) return x.length > 0;
    if (typeof x.__bool__ === "function") return x.__bool__();
    return true;
  };

  /* Operators: numbers first, then arrays element by element, then the other types of Python. */
  const spread = (operate) => {
    const each = (a, b) => {
      const left = a instanceof Nd, right = b instanceof Nd;
      if (!left && !right) return operate(a, b);
      if (left && right && a[0] instanceof Nd === b[0] instanceof Nd) {
        if (a.length !== b.length) {
          if (b.length === 1) return Nd.of_(a.map((v) => each(v, b[0])));
          if (a.length === 1) return Nd.of_(b.map((v) => each(a[0], v)));
          throw error(ValueError("arrays of other lengths"));
        }
        return Nd.of_(a.map((v, i) => each(v, b[i])));
      }
      if (left && (!right || a[0] instanceof Nd)) return Nd.of_(a.map((v) => each(v, b)));
      return Nd.of_(b.map((v) => each(a, v)));
    };
    return each;
  };
  const numeric = (operate, other) => {
    const each = spread(operate);
    return (a, b) => {
      if (typeof a === "number" && typeof b === "number") return operate(a, b);
      if (a instanceof Nd || b instanceof Nd) return each(asNd(a), asNd(b));
      if (typeof a === "boolean" || typeof b === "boolean") {
        if (typeof a !== "string" && typeof b !== "string") return operate(Number(a), Number(b));
      }
      return other ? other(a, b) : operate(a, b);
    };
  };
  const asNd = (x) => (Array.isArray(x) && !(x instanceof Nd) ? toNd(x) : x);
  const toNd = (x) => {
    if (x instanceof Nd) return x;
    const values = list(x);
    return Nd.of_(values.map((v) => (Array.isArray(v) ? toNd(v) : v === null ? NaN : v)));
  };
  const floored = (a, b) => a - Math.floor(a / b) * b;
  const add = numeric((a, b) => a + b, (a, b) => {
    if (typeof a === "string" && typeof b === "string") return a + b;
    if (Array.isArray(a) && Array.isArray(b)) return [...a, ...b];
    if (typeof a?.__add__ === "function") return a.__add__(b);
    throw error(TypeError_(`cannot add ${describe(a)} and ${describe(b)}`));
  });
  const sub = numeric((a, b) => a - b, (a, b) => {
    if (a instanceof PySet) return new PySet([...a.map.values()].filter((v) => !contains(b, v)));
    throw error(TypeError_(`cannot subtract ${describe(b)} from ${describe(a)}`));
  });
  const mul = numeric((a, b) => a * b, (a, b) => {
    const [what, times] = typeof a === "number" ? [b, a] : [a, b];
    if (typeof what === "string") return what.repeat(Math.max(0, times));
    if (Array.isArray(what)) return Array.from({ length: Math.max(0, times) }, () => what).flat();
    throw error(TypeError_(`cannot multiply ${describe(a)} and ${describe(b)}`));
  });
  const div = numeric((a, b) => a / b);
  const nonzero = (operate) => (a, b) => {
    if (typeof a === "number" && b === 0) throw error(ZeroDivisionError("division by zero"));
    return operate(a, b);
  };
  const divided = nonzero(div);
  const floordiv = nonzero(numeric((a, b) => Math.floor(a / b)));
  const mod = nonzero(numeric(floored, (a, b) => { throw error(TypeError_(`no remainder of ${describe(a)}`)); }));
  const pow = numeric((a, b) => a ** b);
  const bitor = numeric((a, b) => (typeof a === "boolean" && typeof b === "boolean" ? a || b : a | b), (a, b) => {
    if (a instanceof Dict) return new Dict([...a.items(), ...b.items()]);
    if (a instanceof PySet) return a.union(b);
    if (typeof a === "boolean" && typeof b === "boolean") return a || b;
    return union([a, b]);
  });
  const bitand = (a, b) => {
    if (a instanceof PySet) return new PySet([...a.map.values()].filter((v) => contains(b, v)));
    return spread((x, y) => (typeof x === "boolean" ? x && y : x & y))(asNd(a), asNd(b));
  };
  const neg = (a) => (a instanceof Nd ? Nd.of_(a.map(neg)) : -a);
  const invert = (a) => (a instanceof Nd ? Nd.of_(a.map(invert)) : typeof a === "boolean" ? !a : ~a);

  /* In place: a list grows, everything else is made anew. */
  const iadd = (a, b) => {
    if (Array.isArray(a) && !(a instanceof Nd)) { a.push(...iter(b)); return a; }
    return add(a, b);
  };
  const ibitor = (a, b) => {
    if (a instanceof Dict || a instanceof PySet) { a.update(b); return a; }
    return bitor(a, b);
  };

  const same = (a, b) => {
    if (a === b) return true;
    if (a === null || b === null || a === undefined || b === undefined) return (a ?? null) === (b ?? null);
    if (typeof a === "boolean" || typeof b === "boolean") {
      return typeof a !== "object" && typeof b !== "object" && typeof a !== "string" && typeof b !== "string" && Number(a) === Number(b);
    }
    if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((v, i) => same(v, b[i]));
    if (a instanceof Dict && b instanceof Dict) {
      return a.length === b.length && a.items().every(([k, v]) => b.has(k) && same(v, b.find(k)));
    }
    if (a instanceof PySet && b instanceof PySet) return a.length === b.length && a.issubset(b);
    if (a.$day !== undefined) return a.$day === b.$day;
    if (a.$class && a.$class === b.$class) return a.$class.$names.every((n) => same(a[n], b[n]));
    return false;
  };
  const compare = (a, b) => {
    if (Array.isArray(a) && Array.isArray(b)) {
      for (let i = 0; i < Math.min(a.length, b.length); i++) {
        if (!same(a[i], b[i])) return compare(a[i], b[i]);
      }
      return a.length - b.length;
    }
    if (a === null || b === null || a === undefined || b === undefined) {
      throw error(TypeError_(`cannot compare ${describe(a)} and ${describe(b)}`));
    }
    if (a.$class && a.$class === b.$class) return compare(list(a), list(b));
    return a < b ? -1 : a > b ? 1 : a === b || Number(a) === Number(b) ? 0 : NaN;
  };
  const comparison = (test) => {
    const each = spread(test);
    return (a, b) => (a instanceof Nd || b instanceof Nd ? each(asNd(a), asNd(b)) : test(a, b));
  };
  const subset = (a, b) => a instanceof PySet && b instanceof PySet;
  const contains = (where, x) => {
    if (typeof where === "string") return where.includes(x);
    if (where instanceof Dict || where instanceof PySet) return where.has(x);
    if (Array.isArray(where)) return where.some((v) => same(v, x));
    if (typeof where.__contains__ === "function") return where.__contains__(x);
    return list(where).some((v) => same(v, x));
  };

  const bounds = (length, low, high, step) => {
    const by = step ?? 1, clip = (v) => Math.max(0, Math.min(length, v < 0 ? v + length : v));
    if (by > 0) return [low === null ? 0 : clip(low), high === null ? length : clip(high), by];
    const back = (v) => Math.max(-1, Math.min(length - 1, v < 0 ? v + length : v));
    return [low === null ? length - 1 : back(low), high === null ? -1 : back(high), by];
  };
  const slice = (x, low, high, step = null) => {
    if (typeof x !== "string" && !Array.isArray(x)) return x.__getitem__(new Slice(low, high, step));
    const characters = typeof x === "string" && /[\ud800-\udfff]/.test(x) ? Array.from(x) : x;
    const [from, to, by] = bounds(characters.length, low, high, step);
    if (by === 1) {
      const cut = characters.slice(from, Math.max(from, to));
      return typeof x === "string" && Array.isArray(cut) ? cut.join("") : cut;
    }
    const found = x instanceof Nd ? new Nd() : [];
    for (let i = from; by > 0 ? i < to : i > to; i += by) found.push(characters[i]);
    return typeof x === "string" ? found.join("") : found;
  };
  const get = (x, k) => {
    if (typeof x === "string" || Array.isArray(x)) {
      if (typeof k === "number" || typeof k === "boolean") {
        const at = k < 0 ? k + x.length : Number(k);
        if (at >= x.length || at < 0) throw error(IndexError("index out of range"));
        return x[at];
      }
      if (k instanceof Slice) return slice(x, k.low, k.high, k.step);
      if (k instanceof Nd) {
        if (typeof k[0] === "boolean") return Nd.of_(x.filter((_, i) => k[i]));
        return Nd.of_(k.map((i) => get(x, i)));
      }
      if (Array.isArray(k)) {
        const [first, ...rest] = k;
        const part = get(x, first);
        if (!rest.length) return part;
        return first instanceof Slice ? Nd.of_(part.map((row) => get(row, rest[0]))) : get(part, rest[0]);
      }
    }
    if (x instanceof Dict) {
      const found = x.map.get(key(k));
      if (!found) throw error(KeyError(str(k)));
      return found[1];
    }
    if (x && typeof x.__getitem__ === "function") return x.__getitem__(k);
    if (x && x.$class && typeof k === "number") return get(list(x), k);
    if (x && (x.$type || typeof x === "function" || x.$typing)) return x;
    throw error(TypeError_(`${describe(x)} has no items`));
  };
  const put = (x, k, v) => {
    if (x instanceof Dict) x.put(k, v);
    else if (Array.isArray(x) && Array.isArray(k)) x[k[0]][k[1]] = v;
    else x[k < 0 ? k + x.length : k] = v;
  };
  const unpack = (x, star, count) => {
    const all = list(x), after = count - star - 1;
    return [...all.slice(0, star), all.slice(star, all.length - after), ...all.slice(all.length - after)];
  };

  /* Functions know the names of their parameters, so that a call can name them. */
  const fn = (names, f) => { f.$p = names; return f; };
  const fnkw = (names, f) => { f.$p = names; f.$kw = true; return f; };
  const star = (names, f, place, kw = false) => {
    const packed = function (...given) {
      const first = given.slice(0, place);
      while (first.length < place) first.push(undefined);
      return f.call(this, ...first, given.slice(place));
    };
    packed.$p = names; packed.$raw = f; packed.$star = place; packed.$kw = kw;
    return packed;
  };
  const apply = (f, self, given, named) => {
    if (typeof f !== "function") throw error(TypeError_("not a function"));
    if (f.$class) return apply(f.__call__, f, given, named);
    const names = f.$p;
    if (!names) throw error(TypeError_(`${f.name || "a function"} takes no names: ${Object.keys(named)}`));
    let values = given.slice();
    if (f.$star !== undefined) {
      const first = values.slice(0, f.$star);
      while (first.length < f.$star) first.push(undefined);
      values = [...first, values.slice(f.$star)];
    }
    let rest = null;
    for (const [name, value] of Object.entries(named)) {
      const at = names.indexOf(name);
      if (at >= 0 && !(f.$kw && at === names.length - 1)) values[at] = value;
      else if (f.$kw) (rest ??= new Dict()).put(name, value);
      else throw error(TypeError_(`${f.name || "a function"} has no parameter ${name}`));
    }
    if (rest) values[names.length - 1] = rest;
    return Reflect.apply(f.$raw ?? f, self, values);
  };
  /* A member; a method stays with its owner. */
  const attr = (owner, name) => {
    if (typeof owner === "string") return (...given) => strings[name](owner, ...given);
    const found = owner[name];
    if (found === undefined && Array.isArray(owner)) return (...given) => lists[name](owner, ...given);
    if (found === undefined) throw error(AttributeError(`${describe(owner)} has no ${name}`));
    if (typeof found !== "function" || found.$class || found.$type || typeof owner === "function") return found;
    const bound = Object.assign((...given) => Reflect.apply(found, owner, given), found);
    if (found.$raw) bound.$raw = (...given) => Reflect.apply(found.$raw, owner, given);
    return bound;
  };
  const callkw = (f, given, named) => apply(f, undefined, given, named);
  const method = (owner, name, ...given) => {
    if (typeof owner === "string") {
      if (!(name in strings)) throw error(TypeError_(`a text has no ${name} here`));
      return strings[name](owner, ...given);
    }
    if (Array.isArray(owner) && !(owner instanceof Nd)) return lists[name](owner, ...given);
    if (typeof owner === "number") return numbers[name](owner);
    if (owner === null || owner === undefined) throw error(TypeError_(`nothing has no ${name}`));
    const f = owner[name];
    if (typeof f !== "function") throw error(TypeError_(`${describe(owner)} has no method ${name}`));
    return Reflect.apply(f, owner, given);
  };
  const methodkw = (owner, name, given, named) => {
    if (typeof owner === "string") {
      if (name === "format") return strings.format(owner, ...given, named);
      return apply(strings[name], undefined, [owner, ...given], named);
    }
    if (Array.isArray(owner) && !(owner instanceof Nd)) return apply(lists[name], undefined, [owner, ...given], named);
    return apply(owner[name], owner, given, named);
  };

  const makeClass = (name, base, fields, members) => {
    const inherited = base?.$fields ?? [];
    const own = fields.filter(([n]) => !inherited.some(([m]) => m === n));
    const all = [...inherited.map((f) => fields.find(([n]) => n === f[0]) ?? f), ...own];
    const prototype = Object.create(base?.prototype ?? Object.prototype);
    const make = function (...given) {
      let self;
      if (prototype.__call__) {
        self = (...values) => prototype.__call__.apply(self, values);
        Object.setPrototypeOf(self, prototype);
        delete self.name; delete self.length;
      } else self = Object.create(prototype);
      if (prototype.__init__) { prototype.__init__.apply(self, given); return self; }
      all.forEach(([n, fallback], i) => {
        const value = given[i] !== undefined ? given[i] : fallback ? fallback() : undefined;
        if (value === undefined) throw error(TypeError_(`${name} misses ${n}`));
        self[n] = value;
      });
      if (prototype.__post_init__) prototype.__post_init__.call(self);
      return self;
    };
    for (const [member, [kind, f]] of Object.entries(members)) {
      if (kind === "property") Object.defineProperty(prototype, member, { get: f, configurable: true });
      else if (kind === "cached") {
        Object.defineProperty(prototype, member, {
          configurable: true,
          get() { const value = f.call(this); Object.defineProperty(this, member, { value }); return value; },
        });
      } else if (kind === "static") make[member] = f;
      else prototype[member] = f;
    }
    Object.defineProperty(prototype, "$class", { value: make });
    Object.defineProperty(prototype, Symbol.iterator, { value() { return iter(this)[Symbol.iterator](); } });
    make.prototype = prototype; make.$fields = all; make.$names = all.map(([n]) => n);
    make.$p = prototype.__init__ ? prototype.__init__.$p : make.$names;
    if (prototype.__init__) {
      for (const flag of ["$kw"]) make[flag] = prototype.__init__[flag];
    }
    make.$type = name; make.__name__ = name;
    return make;
  };

  const exception = (name) => {
    const make = (message = "") => { const e = new Error(typeof message === "string" ? message : str(message)); e.name = name; return e; };
    make.$type = name; make.$test = (x) => x instanceof Error && x.name === name;
    return make;
  };
  const [ValueError, KeyError, IndexError, TypeError_, ZeroDivisionError, ArithmeticError, RuntimeError, StopIteration, AttributeError] =
    ["ValueError", "KeyError", "IndexError", "TypeError", "ZeroDivisionError", "ArithmeticError", "RuntimeError", "StopIteration", "AttributeError"].map(exception);
  const error = (e) => (e instanceof Error ? e : new Error(str(e ?? "")));
  const describe = (x) => (x === null || x === undefined ? "None" : x.$class ? x.$class.__name__ : x.constructor?.name ?? typeof x);

  const str = (x = "") => {
    if (typeof x === "string") return x;
    if (x === null || x === undefined) return "None";
    if (x === true) return "True";
    if (x === false) return "False";
    if (typeof x === "number") return Number.isNaN(x) ? "nan" : Math.abs(x) === Infinity ? (x > 0 ? "inf" : "-inf") : String(x);
    if (typeof x.__str__ === "function") return x.__str__();
    if (x instanceof Error) return x.message;
    if (Array.isArray(x)) return `[${x.map((v) => (typeof v === "string" ? `'${v}'` : str(v))).join(", ")}]`;
    return String(x);
  };
  const toEven = (value, decimals) => {
    if (!Number.isFinite(value)) return str(Math.abs(value));
    if (decimals < 0) return String(Number(toEven(value * 10 ** decimals, 0)) * 10 ** -decimals);
    /* Only halves of a power of two can lie exactly between two decimals; toFixed rounds those up. */
    const halves = Math.abs(value) * 2 ** (decimals + 1), near = Math.floor(Math.abs(value) * 10 ** decimals);
    const isTie = Number.isInteger(halves) && halves % 2 === 1;
    if (isTie && near % 2 === 0) return (near / 10 ** decimals).toFixed(decimals);
    return Math.abs(value).toFixed(decimals);
  };
  const general = (value, precision) => {
    if (value === 0) return "0";
    const exponent = Math.floor(Math.log10(Math.abs(Number(value.toExponential(precision - 1)))));
    if (exponent < -4 || exponent >= precision) {
      const [digits, power] = value.toExponential(precision - 1).split("e");
      const short = digits.includes(".") ? digits.replace(/\.?0+$/, "") : digits;
      return `${short}e${power[0]}${power.slice(1).padStart(2, "0")}`;
    }
    const written = value.toFixed(Math.max(0, precision - 1 - exponent));
    return written.includes(".") ? written.replace(/\.?0+$/, "") : written;
  };
  const format = (x, spec = "") => {
    if (x?.$day !== undefined && spec) return x.strftime(spec);
    const parts = /^(?:(.)?([<>^=]))?([+\- ])?(0)?(\d+)?(,)?(?:\.(\d+))?([a-zA-Z%])?$/u.exec(spec);
    if (!parts) throw error(ValueError(`format ${spec}`));
    const [, fill, align, sign, zero, width, comma, precision, kind] = parts;
    let text;
    if (typeof x === "number" || typeof x === "boolean") {
      const value = Number(x);
      let digits;
      if (kind === "f" || kind === "F") digits = toEven(value, Number(precision ?? 6));
      else if (kind === "%") digits = `${toEven(value * 100, Number(precision ?? 6))}%`;
      else if (kind === "g") digits = general(Math.abs(value), Number(precision ?? 6) || 1);
      else if (kind === "x") digits = Math.abs(value).toString(16);
      else digits = precision === undefined ? str(Math.abs(value)) : general(Math.abs(value), Number(precision));
      if (comma) { const [whole, rest] = digits.split("."); digits = whole.replace(/\B(?=(\d{3})+$)/g, ",") + (rest === undefined ? "" : `.${rest}`); }
      const before = value < 0 || Object.is(value, -0) && kind === "f" ? "-" : sign === "+" ? "+" : "";
      text = zero && width ? before + digits.padStart(Number(width) - before.length, "0") : before + digits;
    } else text = precision === undefined ? str(x) : str(x).slice(0, Number(precision));
    const missing = Number(width ?? 0) - text.length;
    if (missing <= 0) return text;
    const pad = fill ?? " ", side = align ?? (typeof x === "number" ? ">" : "<");
    if (side === "<") return text + pad.repeat(missing);
    if (side === ">") return pad.repeat(missing) + text;
    return pad.repeat(Math.floor(missing / 2)) + text + pad.repeat(Math.ceil(missing / 2));
  };

  const space = /[\s\u001c-\u001f\u0085]+/u;
  const escaped = (characters) => characters.replace(/[-\\\]^]/g, "\\$&");
  const ends = (characters) => (characters === null || characters === undefined ? "[\\s\\u001c-\\u001f\\u0085]" : `[${escaped(characters)}]`);
  const strings = {
    join: (s, parts) => Array.from(iter(parts)).join(s),
    format: (s, ...given) => {
      const named = given.length && typeof given.at(-1) === "object" && !Array.isArray(given.at(-1)) ? given.at(-1) : {};
      let next = 0;
      return s.replace(/\{\{|\}\}|\{(\w*)(?::([^}]*))?\}/g, (whole, name, spec) => {
        if (whole === "{{") return "{";
        if (whole === "}}") return "}";
        const value = name === "" ? given[next++] : /^\d+$/.test(name) ? given[Number(name)] : named[name];
        if (value === undefined) throw error(KeyError(name));
        return spec ? format(value, spec) : str(value);
      });
    },
    split: (s, by = null, most = -1) => {
      if (by === null) {
        const words = s.split(space).filter((w) => w);
        if (most < 0 || words.length <= most + 1) return words;
        const found = [];
        let rest = s.replace(new RegExp(`^${ends(null)}+`, "u"), "");
        while (found.length < most) { const at = rest.search(space); found.push(rest.slice(0, at)); rest = rest.slice(at).replace(/^\s+/u, ""); }
        return [...found, rest];
      }
      const parts = s.split(by);
      return most < 0 || parts.length <= most + 1 ? parts : [...parts.slice(0, most), parts.slice(most).join(by)];
    },
    rsplit: (s, by = null, most = -1) => {
      const parts = by === null ? strings.split(s) : s.split(by);
      if (most < 0 || parts.length <= most + 1) return parts;
      const keep = parts.length - most;
      return [parts.slice(0, keep).join(by ?? " "), ...parts.slice(keep)];
    },
    splitlines: (s) => (s === "" ? [] : s.replace(/\r?\n$/, "").split(/\r?\n/)),
    strip: (s, c = null) => s.replace(new RegExp(`^${ends(c)}+|${ends(c)}+$`, "gu"), ""),
    lstrip: (s, c = null) => s.replace(new RegExp(`^${ends(c)}+`, "u"), ""),
    rstrip: (s, c = null) => s.replace(new RegExp(`${ends(c)}+$`, "u"), ""),
    startswith: (s, x) => (Array.isArray(x) ? x.some((v) => s.startsWith(v)) : s.startsWith(x)),
    endswith: (s, x) => (Array.isArray(x) ? x.some((v) => s.endsWith(v)) : s.endsWith(x)),
    removeprefix: (s, x) => (x && s.startsWith(x) ? s.slice(x.length) : s),
    removesuffix: (s, x) => (x && s.endsWith(x) ? s.slice(0, -x.length) : s),
    replace: (s, a, b) => s.replaceAll(a, () => b),
    partition: (s, by) => { const at = s.indexOf(by); return at < 0 ? [s, "", ""] : [s.slice(0, at), by, s.slice(at + by.length)]; },
    rpartition: (s, by) => { const at = s.lastIndexOf(by); return at < 0 ? ["", "", s] : [s.slice(0, at), by, s.slice(at + by.length)]; },
    find: (s, x) => s.indexOf(x),
    rfind: (s, x) => s.lastIndexOf(x),
    index: (s, x) => { const at = s.indexOf(x); if (at < 0) throw error(ValueError("substring not found")); return at; },
    count: (s, x) => s.split(x).length - 1,
    lower: (s) => s.toLowerCase(),
    upper: (s) => s.toUpperCase(),
    casefold: (s) => s.toLowerCase().replaceAll("ß", "ss"),
    title: (s) => s.replace(/\p{L}+/gu, (w) => w[0].toUpperCase() + w.slice(1).toLowerCase()),
    capitalize: (s) => s.slice(0, 1).toUpperCase() + s.slice(1).toLowerCase(),
    isupper: (s) => s !== s.toLowerCase() && s === s.toUpperCase(),
    islower: (s) => s !== s.toUpperCase() && s === s.toLowerCase(),
    isdigit: (s) => /^\p{Nd}+$/u.test(s),
    isascii: (s) => /^[\x00-\x7f]*$/.test(s),
    isalnum: (s) => /^[\p{L}\p{N}]+$/u.test(s),
    isalpha: (s) => /^\p{L}+$/u.test(s),
    isspace: (s) => /^\s+$/u.test(s),
    isprintable: (s) => Array.from(s).every((c) => c === " " || !NBSP_LIKE.test(c)),
    zfill: (s, n) => s.padStart(n, "0"),
    ljust: (s, n, c = " ") => s.padEnd(n, c),
    rjust: (s, n, c = " ") => s.padStart(n, c),
    translate: (s, table) => Array.from(s, (c) => {
      const found = table.find(c.codePointAt(0));
      return found === undefined ? c : found === null ? "" : typeof found === "number" ? String.fromCodePoint(found) : found;
    }).join(""),
    encode: (s) => s,
  };
  fn(["s", "sep", "maxsplit"], strings.split);
  fn(["s", "sep", "maxsplit"], strings.rsplit);

  const numbers = { is_integer: Number.isInteger, item: (x) => x };
  const lists = {
    append: (a, x) => { a.push(x); return null; },
    extend: (a, x) => { a.push(...iter(x)); return null; },
    insert: (a, i, x) => { a.splice(i, 0, x); return null; },
    pop: (a, i = -1) => a.splice(i < 0 ? i + a.length : i, 1)[0],
    remove: (a, x) => { a.splice(lists.index(a, x), 1); return null; },
    index: (a, x) => { const at = a.findIndex((v) => same(v, x)); if (at < 0) throw error(ValueError(`${str(x)} is not in list`)); return at; },
    count: (a, x) => a.filter((v) => same(v, x)).length,
    sort: fn(["a", "key", "reverse"], (a, by = null, reverse = false) => { a.splice(0, a.length, ...sorted(a, by, reverse)); return null; }),
    reverse: (a) => { a.reverse(); return null; },
    copy: (a) => a.slice(),
    tolist: (a) => a,
    __getitem__: (a, k) => get(a, k),
  };

  const sorted = fn(["x", "key", "reverse"], (x, by = null, reverse = false) => {
    const keyed = list(x).map((v) => [by ? by(v) : v, v]);
    keyed.sort((a, b) => (reverse ? compare(b[0], a[0]) : compare(a[0], b[0])));
    return keyed.map((pair) => pair[1]);
  });
  const extreme = (sign) => star(["values", "key", "default"], (values, by = null, other = undefined) => {
    const all = values.length === 1 ? list(values[0]) : values;
    if (!all.length) { if (other !== undefined) return other; throw error(ValueError("nothing to choose from")); }
    let best = all[0], bestKey = by ? by(best) : best;
    for (const v of all.slice(1)) {
      const k = by ? by(v) : v;
      if (sign * compare(k, bestKey) > 0) { best = v; bestKey = k; }
    }
    return best;
  }, 0);

  /* Types: callable as in Python, and known to isinstance. */
  const type = (test, make, name) => { make.$test = test; make.$type = name; make.__name__ = name; return make; };
  const union = (types) => type((x) => types.some((t) => isinstance(x, t)), () => null, "union");
  const isinstance = (x, t) => {
    if (Array.isArray(t)) return t.some((one) => isinstance(x, one));
    if (t === null) return x === null;
    if (t.$test) return t.$test(x);
    return x !== null && x !== undefined && t.prototype !== undefined && t.prototype.isPrototypeOf(x);
  };
  const isPlainArray = (x) => Array.isArray(x) && !(x instanceof Nd);
  const number_ = (x = 0) => {
    if (typeof x === "string") {
      const text = x.trim().toLowerCase();
      if (["inf", "+inf", "infinity"].includes(text)) return Infinity;
      if (text === "-inf") return -Infinity;
      if (text === "nan") return NaN;
      if (text === "" || Number.isNaN(Number(text))) throw error(ValueError(`no number: ${x}`));
      return Number(text);
    }
    if (x instanceof Nd) return Number(x.item());
    if (x === null || x === undefined) throw error(TypeError_("nothing is no number"));
    return Number(x);
  };
  const builtins = {
    len: (x) => (typeof x === "string" ? Array.from(x).length : x.length ?? (x.__len__ ? x.__len__() : list(x).length)),
    range: (a, b = null, step = 1) => {
      const [from, to] = b === null ? [0, a] : [a, b], found = [];
      for (let i = from; step > 0 ? i < to : i > to; i += step) found.push(i);
      return found;
    },
    enumerate: fn(["x", "start"], (x, start = 0) => list(x).map((v, i) => [i + start, v])),
    zip: star(["all", "strict"], (all, strict = false) => {
      const lists_ = all.map(list), least = Math.min(...lists_.map((l) => l.length));
      if (strict && lists_.some((l) => l.length !== least)) throw error(ValueError("zip: lengths differ"));
      return lists_.length ? Array.from({ length: least }, (_, i) => lists_.map((l) => l[i])) : [];
    }, 0),
    sum: fn(["x", "start"], (x, start = 0) => { let total = start; for (const v of iter(x)) total = add(total, v); return total; }),
    any: (x) => { for (const v of iter(x)) if (truth(v)) return true; return false; },
    all: (x) => { for (const v of iter(x)) if (!truth(v)) return false; return true; },
    min: extreme(-1), max: extreme(1), sorted,
    reversed: (x) => list(x).reverse(),
    map: (f, ...all) => builtins.zip(...all).map((values) => f(...values)),
    filter: (f, x) => list(x).filter((v) => truth(f ? f(v) : v)),
    next: (x, other) => {
      if (Array.isArray(x)) { if (x.length) return x[0]; if (other !== undefined) return other; throw error(StopIteration()); }
      const step = iter(x).next();
      if (!step.done) return step.value;
      if (other !== undefined) return other;
      throw error(StopIteration());
    },
    iter: (x) => iter(x)[Symbol.iterator](),
    abs: (x) => (x instanceof Nd ? Nd.of_(x.map((v) => builtins.abs(v))) : Math.abs(x)),
    round: (x, n = null) => Number((x < 0 ? "-" : "") + toEven(x, n ?? 0)) + 0,
    divmod: (a, b) => [Math.floor(a / b), floored(a, b)],
    ord: (c) => c.codePointAt(0),
    chr: (n) => String.fromCodePoint(n),
    isinstance,
    getattr: (x, name, other) => (x[name] !== undefined ? x[name] : other),
    hasattr: (x, name) => x[name] !== undefined,
    callable: (x) => typeof x === "function",
    type: (x) => ({ __name__: x?.$class?.__name__ ?? typeof x }),
    repr: (x) => (typeof x === "string" ? `'${x}'` : str(x)),
    str: type((x) => typeof x === "string", str, "str"),
    float: type((x) => typeof x === "number", number_, "float"),
    int: type((x) => typeof x === "boolean" || Number.isInteger(x), (x = 0) => Math.trunc(number_(x)), "int"),
    bool: type((x) => typeof x === "boolean", truth, "bool"),
    list: type(isPlainArray, list, "list"),
    tuple: type(isPlainArray, list, "tuple"),
    dict: type((x) => x instanceof Dict, fnkw(["x", "more"], (x = [], more = null) => {
      const made = new Dict(items(x)); if (more) made.update(more); return made;
    }), "dict"),
    set: type((x) => x instanceof PySet, (x = []) => new PySet(x), "set"),
    frozenset: type((x) => x instanceof PySet, (x = []) => new PySet(x), "frozenset"),
    object: type(() => true, () => ({}), "object"),
    ValueError, KeyError, IndexError, TypeError: TypeError_, ZeroDivisionError, ArithmeticError, RuntimeError, StopIteration,
    Exception: Object.assign(exception("Exception"), { $test: (x) => x instanceof Error }),
    LookupError: Object.assign(exception("LookupError"), { $test: (x) => ["KeyError", "IndexError"].includes(x?.name) }),
  };
  builtins.dict.fromkeys = (keys, value = null) => new Dict(list(keys).map((k) => [k, value]));
  Object.assign(builtins.str, strings);
  builtins.str.maketrans = (a, b) => new Dict(Array.from(a, (c, i) => [c.codePointAt(0), b[i]]));

  /* Days counted as Python does: 1 is the first of January of the year 1. */
  const DAY = 86400000, FIRST = Date.UTC(1970, 0, 1) / DAY - 719163;
  const date = type((x) => x?.$day !== undefined, (year, month, day) => dayOf(Date.UTC(year, month - 1, day) / DAY - FIRST), "date");
  const dayOf = (ordinal) => {
    const at = new Date((ordinal + FIRST) * DAY), two = (n) => String(n).padStart(2, "0");
    const made = { $day: ordinal, year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
    made.isoformat = () => `${made.year}-${two(made.month)}-${two(made.day)}`;
    made.strftime = (f) => f.replace("%d", two(made.day)).replace("%m", two(made.month)).replace("%Y", made.year);
    made.toordinal = made.valueOf = () => ordinal;
    made.__str__ = made.isoformat;
    return made;
  };
  date.fromordinal = dayOf;
  date.fromisoformat = (s) => date(...s.split("-").map(Number));

  const each = (f) => (x) => (x instanceof Nd ? Nd.of_(x.map(each(f))) : Array.isArray(x) ? each(f)(toNd(x)) : f(x));
  const pick = (better) => (x) => { const a = toNd(x).flat_(); let at = 0; a.forEach((v, i) => { if (better(v, a[at])) at = i; }); return at; };
  const np = {
    nan: NaN, inf: Infinity, pi: Math.PI,
    ndarray: type((x) => x instanceof Nd, toNd, "ndarray"), generic: type(() => false, (x) => x, "generic"),
    dtype: type(() => false, (x) => x, "dtype"), float64: (x) => Number(x),
    array: fn(["x", "dtype"], (x) => toNd(x).copy()), asarray: fn(["x", "dtype"], (x) => (Array.isArray(x) || typeof x === "object" ? toNd(x) : Nd.of_([x]))),
    zeros: (n) => (Array.isArray(n) && n.length > 1 ? Nd.of_(Array.from({ length: n[0] }, () => np.zeros(n[1]))) : Nd.of_(Array(Number(n)).fill(0))),
    ones: (n) => Nd.of_(Array(n).fill(1)), full: (n, v) => Nd.of_(Array(n).fill(v)), arange: (...a) => Nd.of_(builtins.range(...a)),
    zeros_like: (x) => Nd.of_(x.map(() => 0)),
    linspace: (a, b, n) => Nd.of_(Array.from({ length: n }, (_, i) => a + ((b - a) * i) / (n - 1))),
    abs: each(Math.abs), isfinite: each(Number.isFinite), isnan: each(Number.isNaN), log1p: each(Math.log1p), exp: each(Math.exp),
    log: each(Math.log), sqrt: each(Math.sqrt), round: each((v) => builtins.round(v)), sign: each(Math.sign),
    any: (x) => toNd(x).any(), all: (x) => toNd(x).all(), sum: fn(["x"], (x) => toNd(x).sum()),
    max: fn(["x", "initial"], (x, i) => toNd(x).max(i)), min: fn(["x", "initial"], (x, i) => toNd(x).min(i)), mean: (x) => toNd(x).mean(),
    maximum: numeric(Math.max), minimum: numeric(Math.min),
    where: (c, a, b) => Nd.of_(c.map((v, i) => (v ? (a instanceof Nd ? a[i] : a) : b instanceof Nd ? b[i] : b))),
    ravel: (x) => toNd(x).ravel(),
    cumsum: (x) => { let s = 0; return Nd.of_(toNd(x).map((v) => (s += v))); },
    diff: (x) => Nd.of_(Array.from({ length: Math.max(0, x.length - 1) }, (_, i) => x[i + 1] - x[i])),
    flatnonzero: (x) => { const found = new Nd(); toNd(x).forEach((v, i) => { if (truth(v)) found.push(i); }); return found; },
    count_nonzero: (x) => toNd(x).filter((v) => truth(v)).length,
    argmin: pick((v, best) => v < best), argmax: pick((v, best) => v > best),
    nanargmin: pick((v, best) => v < best || Number.isNaN(best)), nanargmax: pick((v, best) => v > best || Number.isNaN(best)),
    average: fn(["x", "weights"], (x, w = null) => (w ? mul(toNd(x), toNd(w)).sum() / toNd(w).sum() : toNd(x).mean())),
    ptp: fn(["x", "axis"], (x, axis = null) => (axis === 0 ? Nd.of_(x.T.map((c) => c.max() - c.min())) : x.max() - x.min())),
    concatenate: (all) => Nd.of_(all.flatMap((a) => [...a])),
  };

  for (const name of ["argmin", "argmax", "cumsum", "nonzero", "ptp"]) Nd.prototype[name] = function () { return np[name](this); };

  const anything = new Proxy(() => anything, {
    get: (_, name) => (name === "$typing" ? true : name === "$test" ? (() => true) : name === Symbol.toPrimitive ? (() => "typing") : anything),
  });
  const mapping = type((x) => x instanceof Dict, (x) => x, "Mapping");
  const modules = {
    math: { inf: Infinity, nan: NaN, pi: Math.PI, isfinite: Number.isFinite, isnan: Number.isNaN, isinf: (x) => Math.abs(x) === Infinity,
      log: Math.log, log10: Math.log10, exp: Math.exp, sqrt: Math.sqrt, floor: Math.floor, ceil: Math.ceil, hypot: Math.hypot,
      fabs: Math.abs, copysign: (a, b) => (b < 0 || Object.is(b, -0) ? -Math.abs(a) : Math.abs(a)), cos: Math.cos, sin: Math.sin,
      isclose: fn(["a", "b", "rel_tol", "abs_tol"], (a, b, r = 1e-9, s = 0) => Math.abs(a - b) <= Math.max(r * Math.max(Math.abs(a), Math.abs(b)), s)) },
    numpy: np,
    dataclasses: {
      replace: fnkw(["o", "changes"], (o, changes = new Dict()) => {
        const made = Object.create(Object.getPrototypeOf(o));
        for (const n of o.$class.$names) made[n] = changes.has(n) ? changes.find(n) : o[n];
        return made;
      }),
      dataclass: anything, field: anything,
    },
    itertools: {
      pairwise: (x) => { const a = list(x); return a.slice(1).map((v, i) => [a[i], v]); },
      zip_longest: star(["all", "fillvalue"], (all, fill = null) => {
        const lists_ = all.map(list), most = Math.max(0, ...lists_.map((l) => l.length));
        return Array.from({ length: most }, (_, i) => lists_.map((l) => (i < l.length ? l[i] : fill)));
      }, 0),
      groupby: fn(["x", "key"], (x, by = null) => {
        const found = [];
        for (const v of iter(x)) {
          const k = by ? by(v) : v;
          if (found.length && same(found.at(-1)[0], k)) found.at(-1)[1].push(v); else found.push([k, [v]]);
        }
        return found;
      }),
      chain: Object.assign((...all) => all.flatMap(list), { from_iterable: (all) => list(all).flatMap(list) }),
      product: (...all) => all.map(list).reduce((rows, values) => rows.flatMap((r) => values.map((v) => [...r, v])), [[]]),
      accumulate: (x) => { let s = 0; return list(x).map((v) => (s += v)); },
    },
    html: { escape: (s) => s.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#x27;") },
    re: { compile: (pattern) => {
      const found = (m) => (m ? Object.assign({ __getitem__: (i) => m[i] ?? null, group: (i = 0) => m[i] ?? null, start: () => m.index, end: () => m.index + m[0].length }, { groups: () => m.slice(1) }) : null);
      const all = () => new RegExp(pattern, "gu");
      return { finditer: (s) => Array.from(s.matchAll(all()), found), search: (s) => found(new RegExp(pattern, "u").exec(s)),
        match: (s) => found(new RegExp(`^(?:${pattern})`, "u").exec(s)), findall: (s) => Array.from(s.matchAll(all()), (m) => m[1] ?? m[0]),
        sub: (by, s) => s.replace(all(), (...m) => (typeof by === "function" ? by(found(m)) : by)) };
    } },
    datetime: { date },
    copy: { deepcopy: (x) => clone(x) },
    types: { MappingProxyType: (x) => x, ModuleType: anything },
    "collections.abc": new Proxy({}, { get: (_, name) => (name === "Mapping" ? mapping : name === "Sequence" ? type(Array.isArray, list, "Sequence") : anything) }),
    typing: anything, markupsafe: { Markup: (x) => x }, functools: { cached_property: anything, cache: (f) => f, partial: (f, ...a) => (...b) => f(...a, ...b) },
    pathlib: { PurePath: (p) => ({ name: p.split("/").at(-1), stem: p.split("/").at(-1).replace(/\.[^.]*$/, "") }) },
    operator: { attrgetter: (n) => (x) => x[n], itemgetter: (k) => (x) => get(x, k) },
  };
  const clone = (x) => {
    if (x instanceof Nd) return x.copy();
    if (Array.isArray(x)) return x.map(clone);
    if (x instanceof Dict) return new Dict(x.items().map(([k, v]) => [k, clone(v)]));
    return x;
  };
  /* Dicts and lists as plain objects, for programs that know nothing of Python. */
  const plain = (x) => {
    if (x instanceof Dict) return Object.fromEntries(x.items().map(([k, v]) => [str(k), plain(v)]));
    if (x instanceof PySet) return list(x).map(plain);
    if (Array.isArray(x)) return Array.from(x, plain);
    if (x && x.$class) return Object.fromEntries(x.$class.$names.map((n) => [n, plain(x[n])]));
    return x;
  };

  return {
    Nd, Dict, Set: PySet, Slice, iter, items, object, truth, add, sub, mul, div: divided, floordiv, mod, pow, bitor, bitand, neg, invert,
    iadd, ibitor, isub: sub, imul: mul, idiv: divided, ifloordiv: floordiv, imod: mod, ipow: pow, ibitand: bitand,
    eq: comparison(same), ne: comparison((a, b) => !same(a, b)), lt: comparison((a, b) => compare(a, b) < 0),
    le: (a, b) => (subset(a, b) ? a.issubset(b) : comparison((x, y) => compare(x, y) <= 0)(a, b)),
    gt: comparison((a, b) => compare(a, b) > 0), ge: comparison((a, b) => compare(a, b) >= 0),
    is: (a, b) => (a ?? null) === (b ?? null), isnot: (a, b) => (a ?? null) !== (b ?? null),
    isin: (x, where) => contains(where, x), notin: (x, where) => !contains(where, x),
    and: (a, b) => (truth(a) ? b() : a), or: (a, b) => (truth(a) ? a : b()),
    chain: (first, ...steps) => { let left = first; for (const [test, next] of steps) { const right = next(); if (!truth(test(left, right))) return false; left = right; } return true; },
    get, put, slice, unpack, attr, fn, fnkw, star, callkw, method, methodkw, class: makeClass, error, str, format, builtins, modules, toNd, plain, date,
  };
})();
