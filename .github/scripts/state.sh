#!/bin/sh
# What nights and publications keep: a folder, as the newest commit of the branch nightly-state.
#   state.sh fetch DIR           DIR becomes what the branch holds; empty where there is none yet.
#                                Addresses published earlier are added to data/addresses.txt.
#   state.sh save DIR SUBJECT    the branch gets a commit with what DIR holds, if that is new.
# The branch shares no history with the others. FORGE_TOKEN may read for fetch
# (a public repository needs none), and has to be one that may write for `save`.
set -eu
action=$1 folder=$2
branch=nightly-state
server=${GITHUB_SERVER_URL:-${CI_SERVER_URL:-}}

if [ -n "${FORGE_TOKEN:-}" ] && [ -n "$server" ]; then
  # The token goes to Git in the environment: it never stands in a file or a command line.
  GIT_CONFIG_COUNT=1
  GIT_CONFIG_KEY_0=http.$server/.extraheader
  GIT_CONFIG_VALUE_0="AUTHORIZATION: basic $(printf 'x-access-token:%s' "$FORGE_TOKEN" | base64 | tr -d '\n')"
  export GIT_CONFIG_COUNT GIT_CONFIG_KEY_0 GIT_CONFIG_VALUE_0
  url=${CI_PROJECT_URL:-$server/${GITHUB_REPOSITORY:-}}.git
else
  url=$(git remote get-url origin)
fi

# Git works in a repository of its own: a hook or a setting that an earlier job has left in the one
# of the checkout is never run beside the token.
GIT_DIR=$(mktemp -d)
trap 'rm -rf "$GIT_DIR"' EXIT
export GIT_DIR
git init --quiet --bare --template= "$GIT_DIR"

find_branch() {
  # 2 is Git's word for "no such branch"; anything else must not look like a first night.
  git ls-remote --quiet --exit-code "$url" "refs/heads/$branch" >/dev/null && return 0
  code=$?
  [ "$code" -eq 2 ] && return 1
  exit "$code"
}

case $action in
  fetch)
    mkdir -p "$folder"
    if find_branch; then
      git fetch --quiet --depth 1 "$url" "+refs/heads/$branch:refs/heads/$branch"
      git archive "$branch" | tar -x -C "$folder"
    fi
    if [ -f "$folder/addresses.txt" ]; then
      cat "$folder/addresses.txt" data/addresses.txt 2>/dev/null | sort -u >"$folder/.addresses"
      mv "$folder/.addresses" data/addresses.txt
    fi
    ;;
  save)
    parent=
    if find_branch; then
      git fetch --quiet --depth 1 "$url" "+refs/heads/$branch:refs/heads/$branch"
      parent=$(git rev-parse --verify "$branch")
    fi
    git --work-tree="$folder" add --force --all .
    tree=$(git write-tree)
    if [ -n "$parent" ] && [ "$(git rev-parse "$parent^{tree}")" = "$tree" ]; then
      echo "nothing new to keep"
      exit 0
    fi
    name=gongkai mail=gongkai@gongkai.example
    commit=$(printf '%s\n' "$3" | GIT_AUTHOR_NAME=$name GIT_AUTHOR_EMAIL=$mail \
      GIT_COMMITTER_NAME=$name GIT_COMMITTER_EMAIL=$mail git commit-tree "$tree" ${parent:+-p "$parent"})
    git push --quiet "$url" "$commit:refs/heads/$branch"
    echo "kept as $commit"
    ;;
  *)
    echo "state.sh fetch DIR | state.sh save DIR SUBJECT" >&2
    exit 2
    ;;
esac
