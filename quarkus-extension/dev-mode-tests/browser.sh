#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# The Dev UI's page in a browser. Installs Debian's Chromium if there is none, for which it must run as root.
# Leaves a picture in quarkus-extension/dev-mode-tests/target/dev-ui.png.
set -eu
cd "$(dirname "$0")/../.."
if ! command -v chromium > /dev/null; then
  apt-get update
  apt-get install --yes --no-install-recommends chromium
fi
exec mvn -B -ntp -Pquarkus,browser -pl quarkus-extension/dev-mode-tests -am verify \
  -Dtest=DevUiBrowserTest -Dsurefire.failIfNoSpecifiedTests=false -DskipITs "$@"
