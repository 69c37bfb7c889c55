"""More states: close in any state, window twice, settings damaged, 200 answers, 100k rows while filtering."""
import time, os
from app.messages import *
from PySide6.QtCore import QEvent, QTimer, Qt
from PySide6.QtWidgets import QApplication, QAbstractButton
from tests.ui.conftest import Desk, passage
class Beat:
    def __init__(s,w):
        s.t=QTimer(w); s.t.setTimerType(Qt.TimerType.PreciseTimer); s.last=time.perf_counter(); s.worst=[]; s.t.timeout.connect(s.tick); s.t.start(4)
    def tick(s):
        n=time.perf_counter(); s.worst.append(round((n-s.last)*1000)); s.last=n
    def top(s): return sorted(s.worst)[-6:]
def rows(n,off=0): return tuple(DocumentRow(f"/a/d{i%200}/s{i%7}/file {i}.pdf","indexed" if i%9 else "failed","" if i%9 else "encrypted","" if i%9 else "It is locked.",chunks=1) for i in range(off,off+n))
def test_100k_while_filtering(desk: Desk):
    desk.ready(); w=desk.window; b=Beat(w); lib=w.library
    r=rows(100_000); t=time.perf_counter()
    desk.puppet.play(LibraryListed(0,("/a",),r,3)); desk.until(lambda: len(lib.documents.shelf.rows)==100000 and not lib.documents.busy)
    print("fill",round(time.perf_counter()-t,2),b.top()); b.worst.clear()
    for q in ("f","fi","file 9","file 99","","pdf","s3"):
        lib.look_for(q); desk.puppet.play(LibraryChanged(0,("/a",),rows(50,hash(q)%90000),(f"/a/d1/s1/file {1+1400*3}.pdf",),3)); desk.bot.wait(30)
    desk.until(lambda: not lib.documents.busy); print("filter",b.top()); b.worst.clear()
    lib.trouble_button.click(); desk.until(lambda: not lib.documents.busy); lib.trouble_button.click(); desk.until(lambda: not lib.documents.busy); print("trouble",b.top()); b.worst.clear()
    lib.filters.clear(); desk.until(lambda: not lib.documents.busy)
    for p in list(lib.documents.shelf.branches)[:40]: lib.documents.set_open(p,True)
    desk.until(lambda: not lib.documents.busy); print("open",b.top()); b.worst.clear()
    desk.puppet.play(LibraryListed(0,("/a",),rows(100_000,50_000),3)); desk.bot.wait(10); lib.look_for("file 12"); desk.until(lambda: not lib.documents.busy); print("again",b.top()); b.worst.clear()
    w.open_palette(); w.palette_.line.setText("file 77777"); desk.until(lambda: w.palette_._searching is None); print("palette",b.top(), len(w.palette_.entries)); w.palette_.leave(); b.worst.clear()
    desk.puppet.play(LibraryChanged(0,(),(),tuple(x.path for x in rows(100_000,50_000)),0)); desk.until(lambda: not lib.documents.shelf.rows); print("all gone",b.top(), lib.hint)
def test_200_answers(desk: Desk):
    text="The **deposit** is three rents.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```python\nx = 1\n```\n\n"+"word "*200
    ps=tuple(passage(f"/p{i}.pdf","The tenant pays. "*20,"The tenant pays.") for i in range(5))
    turns=tuple(Turn(f"q {i}",text,"stop",ps,(),"",i+1,i) for i in range(200))
    w=desk.window; b=Beat(w)
    desk.ready(turns=()) ; n0=len(QApplication.allWidgets())
    desk.puppet.play(ConversationsListed(0,(ConversationRow(9,"t",1e9,1e9,200),)))
    w.chat.open(9); job=desk.puppet.expect(OpenConversation).job
    t=time.perf_counter(); desk.puppet.play(ConversationOpened(job,9,turns)); desk.until(lambda: bool(w.chat.exchanges)); print("opened",round(time.perf_counter()-t,2))
    desk.bot.wait(500); print("stalls",b.top()); b.worst.clear()
    for k in range(40): w.chat.scroll_bar.setValue(w.chat.scroll_bar.maximum()*k//40); desk.bot.wait(15)
    print("scroll",b.top(), "widgets",len(QApplication.allWidgets())-n0); b.worst.clear()
    e=desk.ask("one more"); job=desk.puppet.expect(Ask).job
    for k in range(200): desk.puppet.play(Text(job,"word and more *x* "))
    for s in ((560,420),(3840,2160),(900,600),(1180,780)): w.resize(*s); desk.bot.wait(60)
    print("stream+resize",b.top()); b.worst.clear()
    w.chat.begin_anew(); desk.bot.wait(50); w.chat.open(9); desk.bot.wait(50); print("switch",b.top())
