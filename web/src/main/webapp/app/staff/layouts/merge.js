// Brings together what two people have drawn at the same time. Knows no document, so that it can be tested by itself.
import { merge, same } from '../core/values.js';

const head = ({ name, description }) => ({ name, description });
const flat = ({ geometry, ...section }) => ({ ...section, ...geometry });
const find = (layout, name) => layout.sections.find(each => each.name === name);

/** Members with the shape that a section has. */
function shaped(like, members) {
  const values = of => Object.fromEntries(Object.keys(of).map(name => [name, members[name]]));
  const { geometry, ...section } = like;
  return { ...values(section), geometry: values(geometry) };
}

/**
 * Both have begun with `base`. Sections are known by their names. A section that one has removed stays if the other has changed it.
 *
 * @returns `layout`, in which each member has what only one of them has changed, and `both`, the members that each has changed to something
 *          else: `{section, member, mine, theirs}`. The section is a name, null for the stage, and undefined for the layout itself. The
 *          layout has mine there.
 */
export function mergeLayouts(base, mine, theirs) {
  const both = [];
  const members = (section, ...three) => {
    const found = merge(Object.keys(three[1]).map(name => ({ name })), ...three);
    both.push(...found.both.map(member => ({ section, member, mine: three[1][member], theirs: three[2][member] })));
    return found.values;
  };
  const names = [...new Set([...mine.sections, ...theirs.sections].map(each => each.name))];
  const sections = names.map(name => {
    const [was, own, other] = [base, mine, theirs].map(each => find(each, name));
    if (own && other) return shaped(own, members(name, was ? flat(was) : {}, flat(own), flat(other)));
    return was && same(was, own ?? other) ? null : own ?? other;
  }).filter(Boolean);
  const layout = { ...mine, ...members(undefined, head(base), head(mine), head(theirs)),
    stage: members(null, base.stage, mine.stage, theirs.stage), sections };
  return { layout, both };
}

/** The layout with another value of a member that both have changed. */
export function withMember(layout, { section, member }, value) {
  if (section === undefined) return { ...layout, [member]: value };
  if (section === null) return { ...layout, stage: { ...layout.stage, [member]: value } };
  return { ...layout, sections: layout.sections.map(each => each.name === section ? shaped(each, { ...flat(each), [member]: value })
    : each) };
}
