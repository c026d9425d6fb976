using Bunit;
using JourneyStudio.Storage.Members;
using JourneyStudio.Storage.Messages;
using JourneyStudio.Web.Features.Mailbox;
using JourneyStudio.Web.Shared.Localisation;
using JourneyStudio.Web.Shared.Viewing;
using Microsoft.Extensions.DependencyInjection;

namespace JourneyStudio.Web.Tests.Mailbox;

public sealed class MailViewTests
{
    [Fact]
    public void Render_Html_StaysInASandboxWithoutScripts()
    {
        using var context = Context();

        var frame = context.Render<MailView>(p => p.Add(x => x.Received, Mail()).Add(x => x.Mask, Mask)).Find("iframe");

        Assert.DoesNotContain("allow-scripts", frame.GetAttribute("sandbox"), StringComparison.Ordinal);
        Assert.DoesNotContain("allow-same-origin", frame.GetAttribute("sandbox"), StringComparison.Ordinal);
        Assert.Contains("<p>Hello</p>", frame.GetAttribute("srcdoc"), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_TextAskedFor_ShowsThePlainTwin()
    {
        using var context = Context();

        var view = context.Render<MailView>(p => p.Add(x => x.Received, Mail()).Add(x => x.Mask, Mask).Add(x => x.ShowText, true));

        Assert.Empty(view.FindAll("iframe"));
        Assert.Equal("Hello in words", view.Find("pre").TextContent);
    }

    [Fact]
    public void Render_Address_IsMasked()
    {
        using var context = Context();

        var view = context.Render<MailView>(p => p.Add(x => x.Received, Mail()).Add(x => x.Mask, Mask));

        Assert.DoesNotContain("yun@example.com", view.Markup, StringComparison.Ordinal);
    }

    private static readonly PersonalMask Mask = PersonalMask.Of(PersonalBook.Empty, 1, mayLook: true);

    private static MailboxRow Mail() => new()
    {
        Key = "1:1:0",
        Channel = "email",
        Address = "yun@example.com",
        Language = "en",
        Subject = "Hello",
        BodyText = "Hello in words",
        BodyHtml = "<p>Hello</p>",
        Payload = "{}",
    };

    private static BunitContext Context()
    {
        var context = new BunitContext();
        context.Services.AddStudioLanguages();
        return context;
    }
}
