using System.Collections;
using HandlebarsDotNet;
using HandlebarsDotNet.IO;

namespace JourneyStudio.Channels.Rendering;

/// <summary>Stops a template that prints a value which is not there, or a whole group of values.</summary>
internal sealed class StrictFormatter : IFormatter, IFormatterProvider
{
    public void Format<T>(T value, in EncodedTextWriter writer) =>
        throw new MissingValueException(value is UndefinedBindingResult missing ? missing.Value : "(group of values)");

    public bool TryCreateFormatter(Type type, out IFormatter formatter)
    {
        formatter = this;
        return type == typeof(UndefinedBindingResult) || type == typeof(LinkContext) || typeof(IEnumerable).IsAssignableFrom(type) && type != typeof(string);
    }
}
