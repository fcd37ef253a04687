# What packaging/start, packaging/check and .ci/run share: the ground they stand
# on. Sourced, never run. POSIX sh; everything it says goes to standard error, so
# that `packaging/start … --json` prints nothing of ours on standard output.
#
# The caller sets `top` (the checkout); these functions set `venv`.
# shellcheck shell=sh disable=SC2034

venv=$top/.venv

# What Qt opens at run time: "library package", one a line.
qt_libraries='
libGL.so.1 libgl1
libEGL.so.1 libegl1
libxkbcommon.so.0 libxkbcommon0
libfontconfig.so.1 libfontconfig1
libdbus-1.so.3 libdbus-1-3
libglib-2.0.so.0 libglib2.0-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-shape.so.0 libxcb-shape0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libwayland-client.so.0 libwayland-client0
libwayland-cursor.so.0 libwayland-cursor0
libwayland-egl.so.1 libwayland-egl1
libcups.so.2 libcups2
'

# What the tests call besides: "file package", one a line; a file may hold a star.
test_tools='
/usr/bin/Xvfb xvfb
/usr/bin/xdotool xdotool
/usr/bin/dbus-run-session dbus-daemon
/usr/bin/dbus-daemon dbus
/usr/libexec/at-spi-bus-launcher at-spi2-core
/usr/lib/python3/dist-packages/gi/__init__.py python3-gi
/usr/lib/*/girepository-1.0/Atspi-2.0.typelib gir1.2-atspi-2.0
/usr/bin/pdfsig poppler-utils
/usr/bin/certutil libnss3-tools
/usr/bin/qpdf qpdf
/usr/bin/openssl openssl
/usr/bin/softhsm2-util softhsm2
/usr/bin/git git
/usr/bin/age age
/usr/sbin/cupsd cups-daemon
/usr/lib/postgresql/*/bin/initdb postgresql
'

# Say one sentence, in French unless the reader's language is English.
say() { # french english
    case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
        en*) printf 'Livret: %s\n' "$2" >&2 ;;
        *) printf 'Livret : %s\n' "$1" >&2 ;;
    esac
}

# Say why Livret cannot go on, and stop.
give_up() { # french english
    say "$1" "$2"
    exit 1
}

# Give programs a UTF-8 locale where a bare machine has none.
speak_utf8() {
    case ${LC_ALL:-${LC_CTYPE:-${LANG:-}}} in
        *UTF-8* | *utf-8* | *UTF8* | *utf8*) ;;
        *)
            unset LC_ALL
            export LC_CTYPE=C.UTF-8
            ;;
    esac
}

# Print the packages of `$1` (a table of "library package") that are missing.
missing_libraries() {
    known=$(/sbin/ldconfig -p 2>/dev/null || ldconfig -p 2>/dev/null || true)
    printf '%s\n' "$1" | while read -r library package; do
        [ -n "$library" ] || continue
        case $known in
            *"$library "*) ;;
            *) printf ' %s' "$package" ;;
        esac
    done
}

# Print the packages of `$1` (a table of "file package") that are missing.
missing_files() {
    printf '%s\n' "$1" | while read -r file package; do
        # shellcheck disable=SC2086
        [ -z "$file" ] || ls $file >/dev/null 2>&1 || printf ' %s' "$package"
    done
}

# Where Debian is told not to make a PostgreSQL server with the package, and to
# start it: the tests make their own, on a socket, and stop it by its number.
createcluster_d=/etc/postgresql-common/createcluster.d

# Tell Debian so before `$@` is installed; again afterwards with nothing, to take
# it back: whoever installs PostgreSQL later gets what they expect.
keep_from_serving() { # packages…
    told=$createcluster_d/livret-tests.conf
    case " $* " in
        '  ') [ ! -e "$told" ] || $as_root rm -f "$told" ;;
        *' postgresql '*)
            $as_root mkdir -p "$createcluster_d"
            echo 'create_main_cluster = false' | $as_root tee "$told" >/dev/null
            ;;
    esac
}

# Install Debian packages, as root or through sudo; say what to ask for otherwise.
install_packages() { # packages…
    by_hand="apt-get update && apt-get install --no-install-recommends $*"
    command -v apt-get >/dev/null 2>&1 || give_up \
        "il manque des bibliothèques du système, à installer avec l’outil de ce système. Leurs noms sur Debian : $*." \
        "system libraries are missing; install them with this system's own tool. Their names on Debian: $*."
    if [ "$(id -u)" -eq 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1 && { [ -t 0 ] || sudo -n true 2>/dev/null; }; then
        as_root=sudo
    else
        give_up \
            "il manque des bibliothèques du système. Rien n’a été changé. Demandez à l’administrateur de cet ordinateur de taper : $by_hand" \
            "system libraries are missing. Nothing was changed. Ask the administrator of this computer to type: $by_hand"
    fi
    say "installation de :$(printf ' %s' "$@")" "installing:$(printf ' %s' "$@")"
    apt_said=$(mktemp)
    keep_from_serving "$@"
    for act in update "install --yes --no-install-recommends $*"; do
        # shellcheck disable=SC2086
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get --quiet --quiet \
            -o Dpkg::Use-Pty=0 $act >"$apt_said" 2>&1 </dev/null || {
            cat "$apt_said" >&2
            rm -f "$apt_said"
            keep_from_serving
            give_up \
                "« apt-get ${act} » n’a pas réussi (voir au-dessus). Vérifiez la connexion, puis recommencez : ce qui est fait reste fait." \
                "“apt-get $act” failed (see above). Check the connection and try again: what is done stays done."
        }
    done
    rm -f "$apt_said"
    keep_from_serving
}

# Set `python` to an interpreter of 3.11 or later, to nothing where there is none.
find_python() {
    for python in "${PYTHON:-python3}" python3.14 python3.13 python3.12 python3.11 /usr/bin/python3; do
        if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            return
        fi
    done
    python=
}

# Print the packages that making `.venv` needs and that are missing.
missing_python() {
    "$venv/bin/python" -c 'import pip' 2>/dev/null && return
    find_python
    if [ -z "$python" ]; then
        printf ' python3 python3-venv'
    elif ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
        printf ' python3-venv'
    fi
}

# Make `.venv` in the checkout, anew if its interpreter went away.
need_venv() {
    "$venv/bin/python" -c 'import pip' 2>/dev/null && return
    find_python
    [ -n "$python" ] || give_up \
        "il faut Python 3.11 ou plus récent ; celui de cet ordinateur est plus ancien." \
        "Python 3.11 or later is needed; the one of this computer is older."
    "$python" -m venv --clear "$venv" >&2 || give_up \
        "le dossier $venv n’a pas pu être créé (voir au-dessus)." \
        "the folder $venv could not be made (see above)."
}

# Install exactly what the lock says, then Livret itself from the checkout.
install_locked() { # lock
    say "installation des composants de $1 (la première fois, quelques minutes)…" \
        "installing the parts of $1 (the first time, a few minutes)…"
    set -- --requirement "$top/packaging/$1"
    "$venv/bin/python" -m pip install --quiet --no-input --disable-pip-version-check \
        --require-hashes --only-binary :all: "$@" >&2 &&
        "$venv/bin/python" -m pip install --quiet --no-input --disable-pip-version-check \
            --no-index --no-deps --no-build-isolation --editable "$top" >&2 ||
        give_up \
            "les composants n’ont pas pu être installés (voir au-dessus). Vérifiez la connexion et la place sur le disque, puis recommencez." \
            "the parts could not be installed (see above). Check the connection and the space on the disk, then try again."
}

# True when the stamp `$1` of .venv holds exactly the line `$2`.
stamped() {
    [ -f "$venv/$1" ] && [ "$(cat "$venv/$1")" = "$2" ]
}

# The digest of the bytes on standard input.
digest() {
    sha256sum | cut -c1-64
}

# Everything that an installation of one lock depends on, in one line.
fingerprint() { # lock
    { echo "$top"; cat "$top/packaging/$1" "$top/packaging/ground.sh" "$top/pyproject.toml"; } | digest
}

# True when `.venv` holds what one lock says; the lock for tests holds the other.
is_ready() { # lock
    [ -x "$venv/bin/livret" ] || return 1
    stamped "ready-$1" "$(fingerprint "$1")" && return
    [ "$1" = requirements.lock ] && is_ready requirements-dev.lock
}

# Make the ground ready for one lock; quick when nothing changed since last time.
ready() { # lock [packages needed besides]
    missing=${2:-}
    if ! is_ready "$1"; then
        missing="$(missing_libraries "$qt_libraries")$(missing_python)$missing"
    fi
    # shellcheck disable=SC2086
    [ -z "$missing" ] || install_packages $missing
    if ! is_ready "$1"; then
        need_venv
        install_locked "$1"
        fingerprint "$1" >"$venv/ready-$1"
    fi
    said=$(find "$top/resources/translations" -name '*.po' -exec sha256sum {} + | sort | digest)
    if ! stamped ready-translations "$said"; then
        "$venv/bin/python" "$top/packaging/translations.py" >&2
        echo "$said" >"$venv/ready-translations"
    fi
}
