// Dresses the pages: Sass to static/build/*.css, and our small modules beside them. Run by `npm run faces`.
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { compile } from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, "..", "..", "..", "..");
const target = join(here, "..", "static", "build");

rmSync(target, { recursive: true, force: true });
mkdirSync(target, { recursive: true });

for (const door of ["speak", "work"]) {
  const { css } = compile(join(here, `${door}.scss`), {
    loadPaths: [join(root, "node_modules", "govuk-frontend", "dist"), here],
    style: "compressed",
    quietDeps: true,
  });
  if (/GDS Transport|govuk-crest|crown/i.test(css)) throw new Error(`${door}.css carries what is not ours to use`);
  writeFileSync(join(target, `${door}.css`), css);
}

for (const name of readdirSync(join(here, "scripts"))) copyFileSync(join(here, "scripts", name), join(target, name));
copyFileSync(join(here, "favicon.svg"), join(target, "favicon.svg"));
