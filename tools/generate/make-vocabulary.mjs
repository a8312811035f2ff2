/** Checks the designations; every entry points to a known system and no form stands for two systems. */
export function makeDesignations(file, systemIds, findings) {
  const owner = new Map();
  return (file.value ?? []).map((entry, index) => {
    const complain = (path, message) =>
      findings.push(file.finding([index, ...path], `${entry.system}: ${message}`));
    if (!systemIds.has(entry.system)) complain(['system'], 'no such system in the catalogue');
    const printed = (entry.printed ?? []).map((other, place) => {
      if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(other.id ?? '') || systemIds.has(other.id))
        complain(['printed', place], `${other.id} is no id of its own`);
      const readings = [entry.system, ...(other.others ?? [])];
      return { id: other.id, forms: other.forms ?? [], readings };
    });
    const forms = [...(entry.forms ?? []), ...printed.flatMap((other) => other.forms)];
    for (const form of forms) {
      const key = form.replaceAll('-', ' ');
      if (form !== form.toLowerCase()) complain(['forms'], `form "${form}" is not lower case`);
      if (owner.has(key)) complain(['forms'], `form "${form}" stands for ${owner.get(key)} too`);
      owner.set(key, entry.system);
    }
    (entry.confusable ?? []).forEach((other, place) => {
      if (!systemIds.has(other.system))
        complain(['confusable', place], `no system ${other.system}`);
      if (typeof other.why !== 'string') complain(['confusable', place], 'why is missing');
    });
    return {
      system: entry.system,
      forms,
      printed,
      confusable: (entry.confusable ?? []).map(({ system, why }) => ({ system, why })),
    };
  });
}

/**
 * Turns countries.yaml into the countries' names and the two keys that join them to outlines and cities.
 * @returns {{ countries: object[], byOutline: Map<string, string>, byAlpha2: Map<string, string> }}
 */
export function makeCountries(file, findings) {
  const byOutline = new Map();
  const byAlpha2 = new Map();
  const countries = (file.value ?? []).map((entry, index) => {
    const complain = (message) =>
      findings.push(file.finding([index], `${entry.alpha3}: ${message}`));
    if (!/^[A-Z]{3}$/.test(entry.alpha3 ?? '')) complain('alpha3 is three capital letters');
    if (entry.numeric === null && entry.outline === undefined) complain('needs numeric or outline');
    byOutline.set(entry.numeric ?? entry.outline, entry.alpha3);
    for (const alpha2 of [entry.alpha2, ...(entry.parts ?? [])]) byAlpha2.set(alpha2, entry.alpha3);
    return {
      code: entry.alpha3,
      name: entry.name,
      names: entry.names,
      demonyms: entry.demonyms,
      capital: entry.capital,
    };
  });
  countries.sort((left, right) => (left.code < right.code ? -1 : 1));
  return { countries, byOutline, byAlpha2 };
}
