/* Holds a file open for itself alone for some seconds, as Word and WPS hold a document: for trying in Wine
   what the program says of it. */
#include <stdlib.h>
#include <windows.h>

int wmain(int count, wchar_t **words) {
    if (count < 3) {
        return 2;
    }
    HANDLE file = CreateFileW(words[1], GENERIC_READ | GENERIC_WRITE, 0, NULL, OPEN_EXISTING, 0, NULL);
    Sleep(1000 * (DWORD)_wtoi(words[2]));
    return file == INVALID_HANDLE_VALUE;
}
