using JourneyStudio.Engine.Content;
using JourneyStudio.Engine.Members;
using JourneyStudio.Storage;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Rows;
using JourneyStudio.Web.Features.Touchpoints.Answers;

namespace JourneyStudio.Web.Features.Touchpoints.Forms;

/// <summary>Answers that go into attributes of the member.</summary>
internal static class MemberAnswers
{
    public static async Task WriteAsync(StudioDbContext context, MemberRow member, FormDefinition form, FormAnswers answers, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var field in form.Fields)
        {
            if (field.Attribute is { } attribute && answers.Values.TryGetValue(field.Key, out var value) && !TryBuiltIn(member, attribute, value.ToText()))
                await WriteAsync(context, member.Id, attribute, value, cancellationToken);
        }
        member.UpdatedAt = now;
        if (member.Email is { } email)
            await AddressAsync(context, member.Id, ChannelKeys.Email, email, now, cancellationToken);
    }

    private static bool TryBuiltIn(MemberRow member, string attribute, string text)
    {
        switch (attribute)
        {
            case BuiltInAttributes.Name:
                (member.Name, member.NameFolded) = (text, FoldedText.Of(text));
                return true;
            case BuiltInAttributes.Phone:
                member.Phone = text;
                return true;
            case BuiltInAttributes.Email:
                (member.Email, member.EmailFolded) = (text, FoldedText.Of(text));
                return true;
            case BuiltInAttributes.City:
                member.City = text;
                return true;
            default:
                return false;
        }
    }

    private static async Task WriteAsync(StudioDbContext context, long member, string attribute, AttributeValue value, CancellationToken cancellationToken)
    {
        object[] key = [member, attribute, ""];
        switch (value)
        {
            case AttributeValue.Date date:
                if (await context.Set<AttributeDateRow>().FindAsync(key, cancellationToken) is { } dateRow)
                    dateRow.Value = date.Value;
                else
                    context.Add(new AttributeDateRow { MemberId = member, Attribute = attribute, Value = date.Value });
                break;
            case AttributeValue.Flag flag:
                if (await context.Set<AttributeFlagRow>().FindAsync(key, cancellationToken) is { } flagRow)
                    flagRow.Value = flag.Value;
                else
                    context.Add(new AttributeFlagRow { MemberId = member, Attribute = attribute, Value = flag.Value });
                break;
            default:
                var text = value.ToText();
                if (await context.Set<AttributeTextRow>().FindAsync(key, cancellationToken) is { } textRow)
                    (textRow.Value, textRow.Folded) = (text, FoldedText.Of(text));
                else
                    context.Add(new AttributeTextRow { MemberId = member, Attribute = attribute, Value = text, Folded = FoldedText.Of(text) });
                break;
        }
    }

    private static async Task AddressAsync(StudioDbContext context, long member, string channel, string address, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await context.Set<MemberAddressRow>().FindAsync([member, channel], cancellationToken) is { } row)
            (row.Address, row.At) = (address, row.Address == address ? row.At : now);
        else
            context.Add(new MemberAddressRow { MemberId = member, Channel = channel, Address = address, At = now });
    }
}
