import type { ClaimKind } from '../domain/claim.ts';
import type { Look } from './look-at.ts';

/** Points at weapons by more than a bare `they` or `it` in front. */
const inheritsOnly = (look: Look): boolean => look.refers && !/^(?:they|it)$/.test(look.opens);

/** The kind of a statement, by what it holds; the first that fits. */
export function kindOf(look: Look): ClaimKind {
  const { said, acts, weapons, refers, people, place, counted } = look;
  const things = weapons || refers;
  if (said('threatNoun') && said('conditionalWord')) return 'threat';
  if (/^(?:built|designed|meant|intended|made)$/.test(look.opens) && look.second === 'to')
    return 'capability';
  if (acts('callVerb') || look.imperative || look.opens === 'you') return 'assessment';
  if (/^(?:questions|doubts|concerns|worries)$/.test(look.opens)) return 'assessment';
  if (said('menaceNoun')) return 'threat';
  if (said('conditionalWord') && said('judgement')) return 'assessment';
  if (said('shieldNoun') && look.lacks) return 'assessment';
  if (look.exists && weapons && look.named) return 'deployment';
  if (things && look.future && said('readyWord') && !said('deployVerb')) return 'capability';
  if (said('trainVerb') && look.passive) return 'personnel';
  if (look.passive && !look.past && things && place && look.deploysFirst) return 'deployment';
  if (said('keepVerb') && look.safe && (things || look.flying)) return 'effect';
  if (look.exists && look.past && look.denies && !counted) return 'event';
  if (look.portrays && weapons && !counted && !look.measured) return 'assessment';
  if (look.second === 'by' && (counted || look.verbless)) return 'effect';
  if (weapons && said('title') && said('leadVerb') && !counted) return 'event';
  if (said('gapNoun') && (weapons || place || said('skyNoun'))) return 'effect';
  if (said('speechNoun') && look.passive && look.past && !weapons && !counted) return 'event';
  if (acts('figureVerb') && counted && !look.measured && !said('firstPerson'))
    return look.flying || said('hostileNoun')
      ? 'event'
      : weapons
        ? 'possession'
        : people
          ? 'personnel'
          : 'event';
  if (look.verbless && said('figureNoun')) return said('rateNoun') ? 'effect' : 'capability';
  // `used a speech to cadets`, `at a town meeting`: the setting itself.
  if (said('settingNoun') && !counted && (look.past || look.verbless)) return 'event';
  if (said('forecast') && (weapons || counted)) return 'contingency';
  if (look.opens === 'enough' || (acts('copula') && look.compares && !counted)) return 'assessment';
  if (look.endangers) return 'risk';
  if (said('regardVerb') && look.as) return 'assessment';
  if (said('seemVerb') && !look.flying) return 'assessment';
  if (/^(?:whoever|anyone)$/.test(look.opens) && look.future) return 'effect';
  if (look.burns) return 'event';
  if (look.flying && said('mindVerb') && look.fears) return 'threat';
  if (look.varies && (said('speechNoun') || said('denialObject'))) return 'assessment';
  if (said('drillNoun') && !counted && look.past && (look.passive || look.dated)) return 'event';
  if (look.flying && counted && acts('transferVerb')) return 'effect';
  if (look.flying && said('keepVerb') && said('outWord')) return 'effect';
  if (
    /^(?:it|that|this)$/.test(look.opens) &&
    acts('copula') &&
    counted &&
    !look.explains &&
    !said('tradeVerb')
  )
    return 'assessment';
  if (said('passVerb') && look.future && !weapons && (said('negation') || look.flying))
    return 'effect';
  if (look.opens === 'what' && acts('copula')) return 'assessment';
  if (look.opines && !counted) return 'assessment';
  if (said('doubt') && look.holds) return 'assessment';
  if (said('settingNoun') && look.takesPlace && !counted) return 'event';
  if (said('shootDownVerb') && look.past && look.flying && !said('ability')) return 'effect';
  if (look.flying && look.negated && look.future && !counted && !said('firstPerson'))
    return 'effect';
  if (said('firstPerson') && said('findVerb') && !look.past && counted && !look.measured)
    return 'assessment';
  if (things && look.isKind && !look.past && !place) return 'capability';
  if (look.exists && look.denies && weapons && !counted) return 'possession';
  if (things && said('performVerb') && look.past && !counted && !said('tradeVerb') && !look.future)
    return 'effect';
  if (acts('coverVerb') && counted && weapons && /^(?:which|that|the)$/.test(look.opens) && !place)
    return 'possession';
  if (weapons && counted && look.remains && !look.named) return 'possession';
  if (look.sealed && !weapons && !counted) return 'effect';
  if ((look.part || counted) && things && look.follows) return 'contingency';
  if (look.measured && said('figureNoun') && look.holds) return 'capability';
  if (look.aims && look.negated) return 'assessment';
  if (look.keeps && weapons && !place) return 'possession';
  if (things && said('ability') && look.passive && !look.named && !said('conditionalWord'))
    return 'capability';
  if (things && look.negated && said('abilityVerb') && !look.past && !said('deployVerb'))
    return 'capability';
  if (/^(?:talks|negotiations|offers)$/.test(look.opens)) return 'possession';
  if (said('threatNoun') && (!look.past || said('conditionalWord'))) return 'threat';
  if (said('hostileNoun') && look.past && counted && !weapons) return 'event';
  if (look.holds && said('shieldNoun') && (place || things)) return 'effect';
  if (look.holds && look.denies && !counted && weapons) return 'capability';
  if (look.flying && !weapons && look.sends) return look.past ? 'event' : 'threat';
  if (said('mishapNoun') && said('harmVerb') && !look.dated) return 'risk';
  if (said('riskNoun') && (said('harmVerb') || said('modal') || (look.risky && !look.past)))
    return 'risk';
  if (look.isConditional || (said('condition') && !place)) return 'contingency';
  if (said('mindVerb') && !weapons) return 'assessment';
  if (said('needVerb') && (look.negated || said('conditionalWord'))) return 'assessment';
  if (said('needVerb'))
    return look.opens === 'you' || said('modal') || !(weapons || (people && look.refers))
      ? 'assessment'
      : 'capability';
  if (things && said('repairVerb') && look.past && !said('deployVerb')) return 'capability';
  if (things && look.passive && said('originWord') && !said('deployVerb') && !counted)
    return 'capability';
  if (things && look.travels && (place || said('skyNoun'))) return 'deployment';
  if (said('findVerb') && look.past && (things || look.flying)) return 'event';
  if (said('lossVerb') && look.flying && !weapons && look.passive) return 'effect';
  if (said('lossVerb') && (things || counted)) return weapons ? 'possession' : 'event';
  if ((look.money || (look.priced && counted)) && !said('deployVerb') && !acts('copula'))
    return 'possession';
  if (said('nobody') && said('passVerb') && look.past && weapons && !look.flying) return 'event';
  if (said('invincible') || (said('nobody') && said('passVerb'))) return 'effect';
  if (said('ability') && look.measured && !said('conditionalWord')) return 'capability';
  if (said('shootDownVerb') && (look.flying || things || counted || look.part))
    return look.past || look.future || !things ? 'effect' : 'capability';
  if (
    (acts('coverVerb') && !(look.shuts && !things && !look.sky && !place)) ||
    (said('coverVerb') &&
      !said('doubt') &&
      !(look.passive && look.past && weapons) &&
      !(look.shuts && !things && !look.sky) &&
      (things || place || look.flying || said('shieldNoun') || said('skyNoun')))
  )
    return 'effect';
  if (said('doubt') && !counted) return 'assessment';
  if (said('conditionalWord') && counted && /^(?:with|you|one|it|that|to)$/.test(look.opens))
    return 'assessment';
  if (said('softModal') && (!place || !weapons) && !said('figureNoun'))
    return said('riskNoun') ? 'risk' : 'assessment';
  if ((people || counted) && said('hurtVerb')) return 'event';
  if (said('threatNoun') && !look.past) return 'threat';
  if (said('trainVerb') && (counted || look.passive) && !weapons) return 'personnel';
  if (said('conditionalWord') && said('deployVerb') && look.named && !look.hangs)
    return 'deployment';
  if (
    said('conditionalWord') &&
    (said('deployVerb') || (said('formVerb') && said('forceNoun')) || look.hangs)
  )
    return 'contingency';
  if (look.flying && !weapons && said('approachVerb') && look.past) return 'event';
  if (people && !weapons && acts('copula') && said('readyWord')) return 'personnel';
  if (people && (said('trainVerb') || counted) && !(said('deployVerb') && place))
    return 'personnel';
  if (
    (things || counted || people) &&
    (place || said('skyNoun')) &&
    (said('deployVerb') || said('dwellVerb'))
  )
    return 'deployment';
  if (said('placedPhrase') && (things || people) && !(look.passive && look.past))
    return 'deployment';
  if (look.verbless && weapons && counted && !look.named) return 'possession';
  if (look.verbless && look.measured && !look.named) return 'capability';
  if (things && look.future && (said('dwellVerb') || said('deployVerb'))) return 'deployment';
  if (
    things &&
    (look.future || (look.passive && !look.past)) &&
    said('abilityVerb') &&
    !said('deployVerb')
  )
    return 'capability';
  if (people && said('serveVerb') && things) return 'personnel';
  if (said('conditionalWord') && said('tradeVerb') && !weapons && !counted) return 'assessment';
  if (said('tradeVerb') && (things || counted || said('moneyNoun'))) return 'possession';
  if (look.exists && !counted && (said('speechNoun') || said('doubt'))) return 'assessment';
  if (look.exists && (weapons || counted)) return people ? 'personnel' : 'possession';
  if (look.verbless && look.opens === 'of' && counted) return people ? 'personnel' : 'possession';
  if (look.verbless && (things || counted) && (look.named || look.spot)) return 'deployment';
  if (look.verbless && look.opens === 'no') return 'possession';
  if (look.holds && people && !weapons) return 'personnel';
  if (look.holds && (things || counted)) return people && !weapons ? 'personnel' : 'possession';
  if (acts('copula') && things && look.stands && !said('readyWord')) return 'deployment';
  if ((weapons || counted || inheritsOnly(look)) && said('possessVerb')) return 'possession';
  if ((weapons || counted) && said('transferVerb')) return 'possession';
  if (things && (said('readyWord') || said('figureNoun') || said('originWord')))
    return 'capability';
  if (look.flying && !things && (said('hostileNoun') || said('approachVerb')))
    return look.past && !said('hostileNoun') ? 'event' : 'threat';
  if ((things || people) && said('deployVerb')) return 'deployment';
  if (said('judgement') || said('doubt')) return 'assessment';
  if (said('trainVerb') && !weapons && !look.flying) return 'personnel';
  if (acts('copula') && look.dated) return 'event';
  if (acts('copula') && !weapons && !look.passive) return 'assessment';
  if (things && said('ability') && !said('conditionalWord')) return 'capability';
  if (look.past && !look.opinion && (look.passive || !acts('copula'))) return 'event';
  if (things && look.measured && !look.past && !said('dwellVerb')) return 'capability';
  if (things && place && !acts('copula')) return 'deployment';
  if (look.past && !look.opinion) return 'event';
  if (things && said('contingency')) return 'contingency';
  if (things && !look.opinion) return 'capability';
  if (said('hostileNoun') && !look.opinion) return 'threat';
  return look.past && !said('modal') && !look.opinion ? 'event' : 'assessment';
}
