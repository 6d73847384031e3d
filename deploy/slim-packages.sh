#!/bin/sh
# For the image alone: takes out of the current folder's node_modules what a running bot never
# reads. Run once, after `npm ci --omit=dev`; figures in docs/running.md under Docker.
set -eu

# The playground's, and what runs TypeScript where Node does not do it by itself.
npm pkg delete dependencies.esbuild dependencies.tsx dependencies.lit \
  'dependencies.@skyra/discord-components-core'
npm prune --omit=dev --ignore-scripts --no-audit --no-fund

cd node_modules
# Types, source maps and sources are for people who write programs. Licences stay.
find . -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \
  -o -name '*.md' -o -name '*.flow' -o -name '*.tsbuildinfo' \) ! -iname 'licen[cs]e*' -delete
rm -rf @types

# Of the fonts, the two weights that pictures are drawn with (src/pictures/fonts.ts).
find @fontsource/noto-sans-sc -type f ! -name '*-400-normal.woff2' ! -name '*-700-normal.woff2' \
  ! -name '*.json' ! -name 'LICENSE*' -delete
find @fontsource/noto-color-emoji -type f ! -name 'noto-color-emoji-emoji-400-normal.woff2' \
  ! -name '*.json' ! -name 'LICENSE*' -delete

# The embedded database without its extensions.
rm -f @electric-sql/pglite/dist/*.tar.gz
find . -depth -type d -empty -delete
