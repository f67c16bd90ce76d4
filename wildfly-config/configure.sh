#!/usr/bin/env bash
# Configures a WildFly for Yemae. It can be run again at any time; a second run changes nothing.
#
#   configure.sh <WildFly home> [server configuration, default standalone-full.xml]
#
# The server must not be running. JBOSS_BASE_DIR: the base directory, default <home>/standalone.
# YEMAE_JDBC_DRIVER: the PostgreSQL driver, default the one that the build copies to target/driver.
# YEMAE_OTLP_URL: if it is set, the subsystem for traces is added, and otherwise removed.
set -euo pipefail

fail() {
    echo "configure.sh: $1" >&2
    exit 1
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
[[ $# -ge 1 && $# -le 2 ]] || fail "Usage: configure.sh <WildFly home> [server configuration]."
[[ -f $1/jboss-modules.jar && -x $1/bin/jboss-cli.sh ]] || fail "There is no WildFly in $1."
home=$(cd "$1" && pwd)
configuration=${2:-standalone-full.xml}
base=${JBOSS_BASE_DIR:-$home/standalone}
[[ -f $base/configuration/$configuration ]] || fail "There is no $configuration in $base/configuration."
driver=${YEMAE_JDBC_DRIVER:-$here/target/driver/postgresql.jar}
[[ -f $driver ]] || fail "There is no PostgreSQL driver at $driver: build the project, or name one in YEMAE_JDBC_DRIVER."

extension=$here/target/extension/yemae-extension.jar
[[ -f $extension ]] || fail "There is no $extension: build the project."

# Adds a module to the server: <folder> <descriptor> <archive> <name of the archive>. Copied only if they differ.
install_module() {
    local folder=$home/modules/$1/main
    mkdir -p "$folder"
    cmp -s "$2" "$folder/module.xml" || cp "$2" "$folder/module.xml"
    cmp -s "$3" "$folder/$4" || cp "$3" "$folder/$4"
}

# The driver as a module, so that the datasources and the application use the same classes.
install_module org/postgresql/jdbc "$here/cli/postgresql-module.xml" "$driver" postgresql.jar

# The subsystem yemae of the management model.
install_module io/yemae/extension "$here/cli/extension-module.xml" "$extension" yemae-extension.jar

# A newer Undertow, as a layer above the server's own modules: the same module descriptors with newer archives.
layer=$home/modules/system/layers/yemae
for part in core:undertow-core servlet:undertow-servlet websocket:undertow-websockets-jsr; do
    module=io/undertow/${part%%:*}/main
    archive=${part#*:}.jar
    [[ -f $here/target/undertow/$archive ]] || fail "There is no $archive in $here/target/undertow: build the project."
    mkdir -p "$layer/$module"
    cmp -s "$here/target/undertow/$archive" "$layer/$module/$archive" || cp "$here/target/undertow/$archive" "$layer/$module/$archive"
    descriptor=$layer/$module/module.xml
    content=$(sed "s/${part#*:}-[^\"]*\.jar/$archive/" "$home/modules/system/layers/base/$module/module.xml")
    [[ -f $descriptor && $(< "$descriptor") == "$content" ]] || echo "$content" > "$descriptor"
done
layers=$home/modules/layers.conf
if [[ ! -f $layers ]]; then
    echo "layers=yemae,base" > "$layers"
elif ! grep -q '^layers=\(.*,\)\?yemae\(,\|$\)' "$layers"; then
    sed -i.before 's/^layers=/layers=yemae,/' "$layers"
fi

# The stock configuration refers to a key store for HTTPS that does not exist. The server would warn at every start and create the same
# self-signed certificate at the first request. The password is the stock one.
keystore=$base/configuration/application.keystore
keytool=${JAVA_HOME:+$JAVA_HOME/bin/}keytool
if [[ ! -f $keystore ]] && grep -q 'application\.keystore' "$base/configuration/$configuration"; then
    "$keytool" -genkeypair -alias server -dname CN=localhost -keyalg RSA -keysize 2048 -validity 3650 -storetype JKS \
        -keystore "$keystore" -storepass password -keypass password > /dev/null 2>&1 || fail "No certificate could be made at $keystore."
    chmod 600 "$keystore"
fi

# A configuration with JGroups is for several nodes. The cluster scripts below 70 run before the scripts that close ports and verify.
cluster=$(grep -q 'urn:jboss:domain:jgroups' "$base/configuration/$configuration" && echo yes || true)
scripts=("$here"/cli/[0-6]*.cli)
[[ -z $cluster ]] || scripts+=("$here"/cli/cluster/[0-6]*.cli)
scripts+=("$here/cli/traces/$([[ -n ${YEMAE_OTLP_URL:-} ]] && echo on || echo off).cli")
scripts+=("$here"/cli/[7-9]*.cli)
[[ -z $cluster ]] || scripts+=("$here"/cli/cluster/[7-9]*.cli)

# All scripts in one run of the CLI, because the start of the embedded server takes most of the time.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
{
    echo "embed-server --server-config=$configuration --std-out=discard"
    for script in "${scripts[@]}"; do
        cat "$script"
        echo "echo configured: ${script#"$here"/cli/}"
    done
    echo "stop-embedded-server"
} > "$work/all.cli"

export JBOSS_HOME=$home
# The embedded server does not start without this variable if it is configured for several nodes. The configuration contains its name only.
export YEMAE_CLUSTER_PASSWORD=${YEMAE_CLUSTER_PASSWORD:-unset}
export JAVA_OPTS="${JAVA_OPTS:-} -Djboss.server.base.dir=$base"
if ! "$home/bin/jboss-cli.sh" --file="$work/all.cli" > "$work/output" 2>&1; then
    cat "$work/output" >&2
    fail "The configuration stopped at the line above. The scripts before it have taken effect."
fi
grep '^configured: ' "$work/output"
