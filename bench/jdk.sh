# Sourced. find_jdk RELEASE sets jdk to the home of a JDK of that release or newer, as ./pagurus looks for it.

jdk_release() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] && sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

find_jdk() {
  on_path=$(command -v javac) && on_path=$(dirname "$(dirname "$(readlink -f "$on_path")")")
  for jdk in "$PAGURUS_JAVA_HOME" "$JAVA_HOME" "$on_path" /usr/lib/jvm/* \
    "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/* "$HOME"/.jdks/* /opt/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    found=$(jdk_release "$jdk") && [ "${found:-0}" -ge "$1" ] && return 0
  done
  echo "needs a JDK $1 or newer; name it with PAGURUS_JAVA_HOME" >&2
  return 1
}
