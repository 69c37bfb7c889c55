"""The engine: answers from documents, as a library without a window.

LlamaIndex's vocabulary, local models only. Names are imported on first use, so that a process that
only needs one room does not pay for torch.
"""

from importlib import import_module
from typing import Any

_ROOMS = {
    "ChatEngine": "chat_engine",
    "ChatMessage": "llm",
    "Document": "documents",
    "HuggingFaceEmbedding": "embedding",
    "HuggingFaceLLM": "huggingface",
    "LLM": "llm",
    "LLMMetadata": "llm",
    "NodeWithScore": "documents",
    "PromptHelper": "prompts",
    "PromptTemplate": "prompts",
    "QueryBundle": "documents",
    "Response": "response",
    "ResponseMode": "synthesis",
    "RetrieverQueryEngine": "query_engine",
    "SentenceSplitter": "splitting",
    "Settings": "config",
    "SimpleDirectoryReader": "reading",
    "StorageContext": "vector_store_index",
    "StreamingResponse": "response",
    "TextNode": "documents",
    "VectorStoreIndex": "vector_store_index",
    "get_response_synthesizer": "synthesis",
    "load_index_from_storage": "vector_store_index",
}

__all__ = list(_ROOMS)


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"app.engine.{_ROOMS[name]}"), name)
