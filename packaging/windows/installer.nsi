; The installer: for one user, without an administrator, in Japanese. Called by bundle/windows.py, which defines
;   VERSION       0.1.0
;   TREE          the folder to install
;   KILOBYTES     its size
;   REMOVAL       a file with one Delete or RMDir line for every file and folder of TREE
;   SIDE_PICTURE  picture of the first and last page
;   RESULT        the installer to write
;
; What is removed is exactly what was installed: a ledger that somebody saved into the program's folder stays there.

Unicode true
Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS Win10
RequestExecutionLevel user
SetCompressor /SOLID lzma
SetCompressorDictSize 64
CRCCheck on

!include MUI2.nsh
!include FileFunc.nsh
!include WinVer.nsh

!define NAME "つどいば"
!define PROGRAM "つどいば.exe"
!define KIND "Tsudoiba.Ledger"
!define ENTRY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Tsudoiba"

Name "${NAME}"
OutFile "${RESULT}"
InstallDir "$LOCALAPPDATA\Programs\Tsudoiba"
BrandingText "${NAME} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${VERSION}.0"
VIAddVersionKey /LANG=1041 "ProductName" "${NAME}"
VIAddVersionKey /LANG=1041 "FileDescription" "${NAME}を入れる"
VIAddVersionKey /LANG=1041 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1041 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1041 "LegalCopyright" "MIT License"

!define MUI_ICON "tsudoiba.ico"
!define MUI_UNICON "tsudoiba.ico"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE_PICTURE}"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP "${SIDE_PICTURE}"
!define MUI_WELCOMEFINISHPAGE_BITMAP_STRETCH "AspectFitHeight"
!define MUI_UNWELCOMEFINISHPAGE_BITMAP_STRETCH "AspectFitHeight"
!define MUI_ABORTWARNING
!define MUI_ABORTWARNING_TEXT "つどいばを入れるのをやめますか。"

!define MUI_WELCOMEPAGE_TITLE "つどいばを入れます"
!define MUI_WELCOMEPAGE_TEXT "地域の居場所・場・人・集まりの記録を、ひとつの帳面に。$\r$\n$\r$\n・インターネットは使いません。$\r$\n・管理者のパスワードはいりません（あなたの使うぶんだけに入ります）。$\r$\n・前の版は、新しい版に入れかわります。帳面と設定はそのままです。$\r$\n$\r$\n［インストール］を押すと始まります。1分ほどかかります。"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "つどいばが入りました"
!define MUI_FINISHPAGE_TEXT "デスクトップとスタートメニューの「つどいば」からひらけます。$\r$\n帳面のファイルをダブルクリックしてもひらきます。"
!define MUI_FINISHPAGE_RUN "$INSTDIR\${PROGRAM}"
!define MUI_FINISHPAGE_RUN_TEXT "いますぐ、つどいばをひらく"
!insertmacro MUI_PAGE_FINISH

!define MUI_WELCOMEPAGE_TITLE "つどいばを取りのぞきます"
!define MUI_WELCOMEPAGE_TEXT "取りのぞくのは、つどいばのプログラムだけです。$\r$\n帳面も、控えも、写真も、設定も、そのまま残ります。$\r$\n$\r$\n［アンインストール］を押すと始まります。"
!insertmacro MUI_UNPAGE_WELCOME
!insertmacro MUI_UNPAGE_INSTFILES
!define MUI_FINISHPAGE_TITLE "つどいばを取りのぞきました"
!define MUI_FINISHPAGE_TEXT "帳面と控えは、そのまま残っています。$\r$\nもう一度つどいばを入れると、つづきから使えます。"
!insertmacro MUI_UNPAGE_FINISH

!insertmacro MUI_LANGUAGE "Japanese"
SetFont /LANG=${LANG_JAPANESE} "Yu Gothic UI" 9
Caption "つどいばを入れる"
UninstallCaption "つどいばを取りのぞく"

; A running program cannot be written to: Windows holds on to its file.
!macro WAIT_UNTIL_CLOSED prefix
Function ${prefix}WaitUntilClosed
  again:
    IfFileExists "$INSTDIR\${PROGRAM}" 0 closed
    ClearErrors
    FileOpen $0 "$INSTDIR\${PROGRAM}" a
    IfErrors open
    FileClose $0
    Goto closed
  open:
    IfSilent give_up
    MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "つどいばがひらいています。$\r$\nつどいばを閉じてから、［再試行］を押してください。" IDRETRY again
  give_up:
    SetErrorLevel 1
    Quit
  closed:
FunctionEnd
!macroend
!insertmacro WAIT_UNTIL_CLOSED ""
!insertmacro WAIT_UNTIL_CLOSED "un."

Function .onInit
  ${IfNot} ${AtLeastBuild} 17763
    MessageBox MB_OK|MB_ICONSTOP "つどいばは Windows 10（1809）より古い Windows では動きません。" /SD IDOK
    SetErrorLevel 1
    Quit
  ${EndIf}
FunctionEnd

Section
  Call WaitUntilClosed
  SetShellVarContext current
  StrCpy $1 "first"
  IfFileExists "$INSTDIR\uninstall.exe" 0 copy
    StrCpy $1 "again"
    ; The older version takes away what it brought, and only that; icons stay where the user put them.
    ExecWait '"$INSTDIR\uninstall.exe" /S /UPDATE _?=$INSTDIR'
  copy:
  SetOutPath "$INSTDIR"
  ClearErrors
  File /r "${TREE}/*.*"
  IfErrors 0 complete
    MessageBox MB_OK|MB_ICONSTOP "とちゅうで書きこめなくなりました。ディスクの空きを確かめて、もう一度お試しください。" /SD IDOK
    SetErrorLevel 1
    Quit
  complete:
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
  StrCmp $1 "again" 0 desktop
  IfFileExists "$DESKTOP\${NAME}.lnk" 0 no_desktop
  desktop:
    CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\${PROGRAM}"
  no_desktop:

  WriteRegStr HKCU "Software\Classes\.tsudoiba" "" "${KIND}"
  WriteRegStr HKCU "Software\Classes\.tsudoiba\OpenWithProgids" "${KIND}" ""
  WriteRegStr HKCU "Software\Classes\${KIND}" "" "つどいばの帳面"
  WriteRegStr HKCU "Software\Classes\${KIND}\DefaultIcon" "" "$INSTDIR\${PROGRAM},1"
  WriteRegStr HKCU "Software\Classes\${KIND}\shell\open\command" "" '"$INSTDIR\${PROGRAM}" "%1"'

  WriteRegStr HKCU "${ENTRY}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${ENTRY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${ENTRY}" "DisplayIcon" "$INSTDIR\${PROGRAM}"
  WriteRegStr HKCU "${ENTRY}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${ENTRY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${ENTRY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${ENTRY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${ENTRY}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD HKCU "${ENTRY}" "NoModify" 1
  WriteRegDWORD HKCU "${ENTRY}" "NoRepair" 1
  ${RefreshShellIcons}
SectionEnd

Section "Uninstall"
  Call un.WaitUntilClosed
  SetShellVarContext current
  !include "${REMOVAL}"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"

  ${GetParameters} $0
  ClearErrors
  ${GetOptions} $0 "/UPDATE" $1
  IfErrors 0 done
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  ReadRegStr $0 HKCU "Software\Classes\.tsudoiba" ""
  StrCmp $0 "${KIND}" 0 not_ours
    DeleteRegValue HKCU "Software\Classes\.tsudoiba" ""
  not_ours:
  DeleteRegValue HKCU "Software\Classes\.tsudoiba\OpenWithProgids" "${KIND}"
  DeleteRegKey /ifempty HKCU "Software\Classes\.tsudoiba\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "Software\Classes\.tsudoiba"
  DeleteRegKey HKCU "Software\Classes\${KIND}"
  DeleteRegKey HKCU "${ENTRY}"
  ${RefreshShellIcons}
  done:
SectionEnd
