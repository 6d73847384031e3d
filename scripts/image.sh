#!/bin/sh
# Builds the image with what is there: docker, podman or buildah.
#
#   scripts/image.sh [tag]                           # roadmate:local unless told otherwise
#   NODE_IMAGE=my-registry/node:24-slim scripts/image.sh
#   BUILDER=buildah BUILD_OPTIONS='--isolation chroot' scripts/image.sh
#   GLOBAL_OPTIONS='--root /tmp/images --storage-driver vfs' BUILDER=buildah scripts/image.sh
#
# NODE_IMAGE: another base with Node 24 and npm, for machines that do not reach Docker Hub.
set -eu
cd "$(dirname "$0")/.."

tag=${1:-roadmate:local}
for found in ${BUILDER:-docker podman buildah}; do
  # A docker without its engine, as on build machines, counts as none.
  case $found in
    docker) docker version >/dev/null 2>&1 && builder=docker && break ;;
    *) command -v "$found" >/dev/null && builder=$found && break ;;
  esac
done
[ -n "${builder:-}" ] || { echo 'none of docker, podman and buildah is here' >&2; exit 1; }

set -- -t "$tag"
# OCI's own format has no place for a health check.
[ "$builder" = docker ] || set -- --format docker "$@"
[ -z "${NODE_IMAGE:-}" ] || set -- --build-arg "NODE_IMAGE=$NODE_IMAGE" "$@"

# The options are lists of words: they are split on purpose.
# shellcheck disable=SC2086
exec "$builder" ${GLOBAL_OPTIONS:-} build ${BUILD_OPTIONS:-} "$@" .
