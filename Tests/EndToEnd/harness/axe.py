"""What axe-core finds on a page, told so that one can go and mend it."""

from axe_core_python.selenium import Axe

_axe = Axe()
_LOADED = "return typeof axe === 'object'"


def violations(browser, *rules):
    """Every violation with where it is, and every doubt about contrast that our own measurement does not remove.

    `rules` are those to look at; all of them if none is named.
    """
    if not browser.run(_LOADED):
        browser.run(_axe.axe_script)
    result = browser.driver.execute_async_script(
        "const done = arguments[arguments.length - 1];"
        "const runOnly = arguments[0].length ? {runOnly: arguments[0]} : {};"
        # What is folded away is measured where it is not, by an axe that is older than such folding.
        "const isSeen = ({target: [one]}) => document.querySelector(one)?.checkVisibility() ?? true;"
        "axe.run({...runOnly, resultTypes: ['violations', 'incomplete']}).then("
        "  (found) => done(Object.fromEntries(['violations', 'incomplete'].map((kind) => [kind,"
        "    found[kind].map((rule) => ({id: rule.id, nodes: rule.nodes.filter(isSeen)}))]))),"
        "  (error) => done({error: String(error)}))", list(rules))
    assert "error" not in result, result
    found = [f"{rule['id']}: {node['target'][0]} {node['failureSummary'].splitlines()[-1].strip()}"
             for rule in result["violations"] for node in rule["nodes"]]
    doubts = [node["target"][0] for rule in result["incomplete"] if rule["id"] == "color-contrast"
              for node in rule["nodes"]]
    return found + [f"contrast {measured:.2f}: {target}" for target in doubts
                    for measured in [browser.run(CONTRAST, target)] if measured is not None and measured < 4.5]


# The contrast of an element's text with the nearest ground that is painted behind it (WCAG 2.2, relative luminance and
# contrast ratio); null for what nobody sees. Colours that shine through are mixed with what is below them.
CONTRAST = """
const element = document.querySelector(arguments[0]);
const parse = (text) => {
  const [r, g, b, a = 1] = text.match(/[\\d.]+/g).map(Number);
  return {r, g, b, a};
};
const over = (top, below) => ({
  r: top.r * top.a + below.r * (1 - top.a), g: top.g * top.a + below.g * (1 - top.a),
  b: top.b * top.a + below.b * (1 - top.a), a: 1});
const luminance = ({r, g, b}) => {
  const [x, y, z] = [r, g, b].map((part) => part / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
};
if (!element || !element.textContent.trim()) return null;
const box = element.getBoundingClientRect();
if (box.width <= 1 || box.height <= 1) return null;
const grounds = [];
for (let at = element; at; at = at.parentElement) {
  const ground = parse(getComputedStyle(at).backgroundColor);
  if (ground.a > 0) grounds.push(ground);
  if (ground.a === 1) break;
}
const ground = grounds.reduceRight((below, top) => over(top, below), {r: 255, g: 255, b: 255, a: 1});
const ink = over(parse(getComputedStyle(element).color), ground);
const [dark, light] = [luminance(ink), luminance(ground)].sort((one, two) => one - two);
return (light + 0.05) / (dark + 0.05);
"""
