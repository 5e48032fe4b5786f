@echo off
rem Starts the program on Windows. This file is plain ASCII: cmd.exe reads batch files in the code page of the PC,
rem so every Japanese sentence lies in windows\*.txt (UTF-8) and is shown with `type` under code page 65001.
setlocal
for /f "tokens=2 delims=:" %%P in ('chcp') do set "OLD_CODE_PAGE=%%P"
chcp 65001 >nul
for %%R in ("%~dp0..") do set "ROOT=%%~fR"
set "HERE=%~dp0"
set "VENV=%ROOT%\.venv"
set "PYTHON=%VENV%\Scripts\python.exe"

if not exist "%PYTHON%" goto prepare
fc /b "%HERE%requirements.txt" "%VENV%\installed-requirements.txt" >nul 2>nul
if not errorlevel 1 goto run

:prepare
py -3.11 -c "import venv" >nul 2>nul
if errorlevel 1 (
    type "%HERE%windows\no_python.txt"
    goto failed
)
type "%HERE%windows\preparing.txt"
py -3.11 -m venv "%VENV%"
if errorlevel 1 goto not_prepared
"%PYTHON%" -m pip install --quiet --disable-pip-version-check --no-input --require-hashes --only-binary :all: --requirement "%HERE%requirements.txt"
if errorlevel 1 goto not_prepared
copy /y "%HERE%requirements.txt" "%VENV%\installed-requirements.txt" >nul
goto run

:not_prepared
type "%HERE%windows\failed.txt"

:failed
echo.
pause
chcp %OLD_CODE_PAGE% >nul
exit /b 1

:run
set "PYTHONPATH=%ROOT%"
start "" "%VENV%\Scripts\pythonw.exe" -P -m ui.command_line %*
chcp %OLD_CODE_PAGE% >nul
exit /b 0
