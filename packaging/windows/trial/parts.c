/* Parts of Windows that Wine lacks, for trying the program out on Linux: each is compiled into a library of its own in
   the test's Wine folder and never into what is shipped (bundle/windows.py looks). With -DPART_ICUUC the list of names
   that Qt asks of icuuc.dll is put in by bundle/wine.py; nothing the program does calls them. */

#include <windows.h>

#ifdef PART_BCRYPTPRIMITIVES
BOOLEAN NTAPI SystemFunction036(PVOID target, ULONG length);

__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE target, SIZE_T length)
{
    return SystemFunction036(target, (ULONG)length);
}
#endif

#ifdef PART_ICUUC
#define NAME(name) __declspec(dllexport) int name(void) { return 0; }
NAMES
#endif
