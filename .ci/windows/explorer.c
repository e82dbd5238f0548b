/* Starts a program as the desktop does: named explorer.exe, it is the parent the program asks for. For trying
   in Wine what a double click and a file dragged onto the program do. */
#include <windows.h>

int wmain(int count, wchar_t **words) {
    wchar_t line[2048] = L"";
    STARTUPINFOW how = {.cb = sizeof how};
    PROCESS_INFORMATION started;
    DWORD code = 0;
    for (int word = 1; word < count; word++) {
        if (lstrlenW(line) + lstrlenW(words[word]) + 4 >= 2048) {
            return 2;
        }
        lstrcatW(line, L"\"");
        lstrcatW(line, words[word]);
        lstrcatW(line, L"\" ");
    }
    if (!CreateProcessW(NULL, line, NULL, NULL, TRUE, 0, NULL, NULL, &how, &started)) {
        return 3;
    }
    WaitForSingleObject(started.hProcess, INFINITE);
    GetExitCodeProcess(started.hProcess, &code);
    return (int)code;
}
