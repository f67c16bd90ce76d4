#!/usr/bin/env bash
# Configures a WildFly for Yemae. May be run again at any time: what is there already stays as it is.
#
#   configure.sh <WildFly home> [server configuration, standalone-full.xml unless said]
#
# The server must not be running. JBOSS_BASE_DIR names another base directory than <home>/standalone;
# YEMAE_JDBC_DRIVER another PostgreSQL driver than the one that the build puts beside this script.
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

# The driver as a module, so that the datasource and the application use the same one. Copied only when it differs.
module=$home/modules/org/postgresql/jdbc/main
mkdir -p "$module"
cmp -s "$driver" "$module/postgresql.jar" || cp "$driver" "$module/postgresql.jar"
cmp -s "$here/cli/postgresql-module.xml" "$module/module.xml" || cp "$here/cli/postgresql-module.xml" "$module/module.xml"

# A newer Undertow as a layer over the server's own modules: each module as the server describes it, with the newer archive.
layer=$home/modules/system/layers/yemae
for part in core:undertow-core servlet:undertow-servlet websocket:undertow-websockets-jsr; do
    module=io/undertow/${part%%:*}/main
    archive=${part#*:}.jar
    [[ -f $here/target/undertow/$archive ]] || fail "There is no $archive in $here/target/undertow: build the project."
    mkdir -p "$layer/$module"
    cmp -s "$here/target/undertow/$archive" "$layer/$module/$archive" || cp "$here/target/undertow/$archive" "$layer/$module/$archive"
    described=$(sed "s/${part#*:}-[^\"]*\.jar/$archive/" "$home/modules/system/layers/base/$module/module.xml")
    [[ -f $layer/$module/module.xml && $(< "$layer/$module/module.xml") == "$described" ]] || echo "$described" > "$layer/$module/module.xml"
done
layers=$home/modules/layers.conf
if [[ ! -f $layers ]]; then
    echo "layers=yemae,base" > "$layers"
elif ! grep -q '^layers=\(.*,\)\?yemae\(,\|$\)' "$layers"; then
    sed -i.before 's/^layers=/layers=yemae,/' "$layers"
fi

# The stock configuration names a key store for HTTPS that does not exist, warns of it at every start, and would make the same
# self-signed certificate at the first request. The password is the stock one too.
keystore=$base/configuration/application.keystore
keytool=${JAVA_HOME:+$JAVA_HOME/bin/}keytool
if [[ ! -f $keystore ]] && grep -q 'application\.keystore' "$base/configuration/$configuration"; then
    "$keytool" -genkeypair -alias server -dname CN=localhost -keyalg RSA -keysize 2048 -validity 3650 -storetype JKS \
        -keystore "$keystore" -storepass password -keypass password > /dev/null 2>&1 || fail "No certificate could be made at $keystore."
    chmod 600 "$keystore"
fi

# A configuration with JGroups is one for several nodes. What it adds comes before the ports are closed and everything is read back (70 and up).
cluster=$(grep -q 'urn:jboss:domain:jgroups' "$base/configuration/$configuration" && echo yes || true)
scripts=("$here"/cli/[0-6]*.cli)
[[ -z $cluster ]] || scripts+=("$here"/cli/cluster/[0-6]*.cli)
scripts+=("$here"/cli/[7-9]*.cli)
[[ -z $cluster ]] || scripts+=("$here"/cli/cluster/[7-9]*.cli)

# All scripts in one run of the CLI: most of its time is the start of the embedded server.
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
# A configuration for several nodes does not start without this one. Only its name gets into the configuration.
export YEMAE_CLUSTER_PASSWORD=${YEMAE_CLUSTER_PASSWORD:-unset}
export JAVA_OPTS="${JAVA_OPTS:-} -Djboss.server.base.dir=$base"
if ! "$home/bin/jboss-cli.sh" --file="$work/all.cli" > "$work/output" 2>&1; then
    cat "$work/output" >&2
    fail "The configuration stopped at the line above; what came before it is in effect."
fi
grep '^configured: ' "$work/output"
