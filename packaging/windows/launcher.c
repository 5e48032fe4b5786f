/* つどいば.exe: what is double-clicked. Runs the Python that lies beside it, inside this very process, so that the task
   bar, the task manager and a pinned icon show つどいば and not Python.

   Words that begin with -m are Python's own (ui/self_test.py starts its rounds so); all others are the program's. */

#include <windows.h>
#include <stdlib.h>
#include <wchar.h>

#define PATH_CHARACTERS 32768
#define OLDEST_BUILD 17763 /* Windows 10, version 1809: what Qt needs */

typedef int (*PythonMain)(int count, wchar_t **words);
typedef LONG(WINAPI *ReadVersion)(OSVERSIONINFOW *version);

static int refuse(const wchar_t *what_happened)
{
    MessageBoxW(NULL, what_happened, L"つどいば", MB_OK | MB_ICONWARNING);
    return 1;
}

static int is_too_old(void)
{
    OSVERSIONINFOW version = {.dwOSVersionInfoSize = sizeof version};
    ReadVersion read = (ReadVersion)(void *)GetProcAddress(GetModuleHandleW(L"ntdll.dll"), "RtlGetVersion");
    return read != NULL && read(&version) == 0 && version.dwBuildNumber < OLDEST_BUILD;
}

/* Loads the library of Python from the folder `python` beside this program; NULL when it is not there. */
static HMODULE load_python(void)
{
    static wchar_t folder[PATH_CHARACTERS];
    static wchar_t library[PATH_CHARACTERS];
    DWORD length = GetModuleFileNameW(NULL, folder, PATH_CHARACTERS);
    wchar_t *end = length > 0 && length < PATH_CHARACTERS - 32 ? wcsrchr(folder, L'\\') : NULL;
    if (end == NULL)
        return NULL;
    wcscpy(end, L"\\python");
    wcscpy(library, folder);
    wcscat(library, L"\\python311.dll");
    SetDllDirectoryW(L""); /* never from the folder that happens to be the current one: a stick, the downloads */
    AddDllDirectory(folder);
    return LoadLibraryExW(library, NULL, LOAD_LIBRARY_SEARCH_DLL_LOAD_DIR | LOAD_LIBRARY_SEARCH_DEFAULT_DIRS);
}

int WINAPI wWinMain(HINSTANCE instance, HINSTANCE before, PWSTR line, int show)
{
    (void)instance, (void)before, (void)line, (void)show;
    if (is_too_old())
        return refuse(L"つどいばは Windows 10（1809）より古い Windows では動きません。\n"
                      L"Windows を新しくするか、ほかのパソコンをお使いください。");
    HMODULE python = load_python();
    PythonMain run = python == NULL ? NULL : (PythonMain)(void *)GetProcAddress(python, "Py_Main");
    if (run == NULL)
        return refuse(L"つどいばの部品が見つかりません。\n\n"
                      L"zip をひらいたままのときは、「すべて展開」で中身をぜんぶ取り出してから、"
                      L"取り出したフォルダーの「つどいば」をひらいてください。\n"
                      L"入れて使っているときは、もう一度入れ直してください。帳面はそのまま残ります。");

    int count = __argc;
    wchar_t **words = calloc((size_t)count + 4, sizeof *words);
    if (words == NULL)
        return 1;
    int used = 0;
    words[used++] = __wargv[0];
    words[used++] = L"-B"; /* everything is compiled already; nothing is written into this folder */
    if (count < 2 || wcscmp(__wargv[1], L"-m") != 0) {
        words[used++] = L"-m";
        words[used++] = L"ui.command_line";
    }
    for (int number = 1; number < count; number++)
        words[used++] = __wargv[number];
    return run(used, words);
}
