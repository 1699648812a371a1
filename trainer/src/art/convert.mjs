// Converts one DiceBear style (vector art in JSON) to the line format that
// io.ganqp.trainer.dataset.builtin.VectorArt reads. See README.md beside this file.
import fs from 'node:fs';
import svgpath from 'svgpath';

const [styleFile, artFile] = process.argv.slice(2);
if (!artFile) {
  console.error('usage: node convert.mjs STYLE.json OUT.art');
  process.exit(2);
}
const style = JSON.parse(fs.readFileSync(styleFile, 'utf8'));
const license = style.meta.license;
const lines = [
  `# ${style.meta.source.name} by ${style.meta.creator.name}, ${style.meta.source.url}`,
  `# ${license.name}, ${license.url}`,
];

function offset(transform = 'translate(0 0)') {
  const match = /^translate\(([-\d.]+)(?:[ ,]+([-\d.]+))?\)$/.exec(transform);
  if (!match) throw new Error(`only translations are supported, not ${transform}`);
  return `${Number(match[1])} ${Number(match[2] ?? 0)}`;
}

// Absolute M, L, Q, C and Z only, tokens separated by one space: nothing left to interpret.
function outline(d) {
  const path = svgpath(d).abs().unshort().unarc().round(1);
  let [x, y, startX, startY] = [0, 0, 0, 0];
  const out = [];
  path.iterate((segment) => {
    let [command, ...numbers] = segment;
    if (command === 'H') [command, numbers] = ['L', [numbers[0], y]];
    if (command === 'V') [command, numbers] = ['L', [x, numbers[0]]];
    out.push(command, ...numbers);
    if (command === 'Z') {
      [x, y] = [startX, startY];
    } else {
      [x, y] = numbers.slice(-2);
      if (command === 'M') [startX, startY] = [x, y];
    }
  });
  return out.join(' ');
}

function convert(elements) {
  for (const element of elements) {
    const attributes = element.attributes ?? {};
    if (element.type === 'component') {
      lines.push(`use ${element.name} ${offset(attributes.transform)}`);
    } else if (element.name === 'path') {
      lines.push(`path ${attributes.fill.name ?? attributes.fill} ${outline(attributes.d)}`);
    } else if (element.name === 'g') {
      // The only groups show the mouth through a beard, by a mask: the mouth itself does as well.
      convert((element.children ?? []).find((child) => child.name === 'mask').children);
    } else {
      throw new Error(`unknown element ${element.name}`);
    }
  }
}

function variant(component, name, elements) {
  lines.push(`variant ${component} ${name}`);
  convert(elements);
}

variant('face', 'only', style.canvas.elements);
for (const [component, { variants }] of Object.entries(style.components)) {
  for (const [name, { elements }] of Object.entries(variants)) variant(component, name, elements);
}
fs.writeFileSync(artFile, lines.join('\n') + '\n');
